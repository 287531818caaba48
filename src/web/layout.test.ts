import { describe, expect, test } from 'vitest'
import { html } from './html.ts'
import { layout, type Page } from './layout.ts'
import { notFoundPage, problemPage } from './problem.page.ts'
import { makeTheme } from './theme.ts'

const made = makeTheme({
  slug: 'elm',
  name: 'Elm & Oak Trust',
  shortName: 'Elm',
  code: 'ELM',
  colour: '#1c5c3c',
})
if (!made.ok) throw new Error('the colour of the test trust is unreadable')
const trust = made.value

function shown(page: Partial<Page>): string {
  return layout({ demo: false, title: 'Ask', content: html`<p>Hello</p>`, ...page }).toString()
}

describe('the title of a page', () => {
  test('names the page and the trust', () => {
    expect(shown({ trust })).toContain('<title>Ask – Elm &amp; Oak Trust</title>')
  })

  test('names the product where there is no trust', () => {
    expect(shown({})).toContain('<title>Ask – Houserules</title>')
  })

  test('begins with the word Error when the form was not accepted', () => {
    const page = shown({ trust, errors: [{ text: 'Select who asked', href: '#who' }] })

    expect(page).toContain('<title>Error: Ask – Elm &amp; Oak Trust</title>')
    expect(page).toContain('href="#who"')
  })
})

describe('a page', () => {
  test('says that it is a demonstration when it is one, and only then', () => {
    expect(shown({ demo: true })).toContain('Invented data, this computer only')
    expect(shown({ demo: false })).not.toContain('Invented data')
  })

  test('says that the review of the policy is overdue, and that the policy still applies', () => {
    expect(shown({ overdue: '1 September 2025' })).toMatch(
      /due on 1 September 2025 and is overdue\. The policy still applies\./,
    )
  })

  test('marks the part of the service it belongs to', () => {
    const navigation = [
      { text: 'Ask', href: '/ask' },
      { text: 'Policy', href: '/policy' },
    ]

    expect(shown({ navigation, currentNav: '/policy' })).toMatch(
      /href="\/policy"\s+aria-current="true"/,
    )
  })

  test('carries no script and no style of its own, which the content security policy would refuse', () => {
    const page = shown({ trust, demo: true, overdue: '1 September 2025' })

    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/i)
  })

  test('shows no crown, crest or licence mark', () => {
    expect(shown({ trust })).not.toMatch(/crown|crest|govuk-logo|licence-logo/i)
  })
})

describe('a page that is not there', () => {
  test('says what to check and leads back to the start', () => {
    const page = notFoundPage({ demo: false, homeHref: '/elm' }).toString()

    expect(page).toContain('Page not found')
    expect(page).toContain('href="/elm">Go to the start page')
  })
})

describe('a page that went wrong', () => {
  test('gives the reference to tell, and nothing when there is none', () => {
    expect(problemPage({ demo: false }, '7f<3').toString()).toContain('7f&lt;3')
    expect(problemPage({ demo: false }).toString()).not.toContain('Reference')
  })
})
