import { describe, expect, test } from 'vitest'

import { answerTo, disclosurePages, headingOf, tie } from '#test/disclosure-pages.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { staff } = await disclosurePages(db, 'whinless-down')
const teacher = await staff()
const head = await staff(['headteacher'])

describe('a refusal offers to disclose', () => {
  const question = 'action=accept-connection&subject.role=pupil&context.channel=facebook'
  const said = `${question}&context.account=personal&subject.relative=yes&context.pre_existing=yes`

  test('and the form begins with what was said in the question', async () => {
    const page = await answerTo(teacher, said)
    const [, href = ''] = /href="([^"]*disclosures\/new[^"]*)"/.exec(page) ?? []
    const { page: form } = await teacher.get(
      href.replaceAll('&amp;', '&').replace('/trusts/whinless-down', ''),
    )

    expect(page).toContain('Disclose this')
    expect(page).not.toMatch(/told the school that you know them[^<]*<a[^>]*>\s*If this is so/)
    expect(form).toMatch(/value="pupil"\s+checked/)
    expect(form).toMatch(/value="facebook"\s+selected/)
    expect(form).toMatch(/value="family"\s+checked/)
  })

  test('but does not let its question be read by somebody else', async () => {
    const asked = await teacher.post('/decisions', Object.fromEntries(new URLSearchParams(said)))
    const id = asked.location.split('/').at(-1) ?? ''
    const { page } = await head.get(`/disclosures/new?kind=tie&question=${id}`)

    expect(page).not.toMatch(/value="pupil"\s+checked/)
  })

  test('and nobody gets a yes by claiming a disclosure that is not on record', async () => {
    const page = await answerTo(teacher, `${said}&context.disclosed=done`)

    expect(page).toMatch(/Have you told the school that you know them\?[\s\S]*?Not yet/)
    expect(headingOf(page)).not.toBe('Yes')
  })
})

describe('the form', () => {
  test('asks for the least, and says so', async () => {
    const { page } = await teacher.get('/disclosures/new?kind=tie')

    expect(page).toContain('Say only what tells whom it is about')
    expect(page).toContain('Their first name or initials')
    expect(page).toMatch(/It goes to\s+Headteacher/)
  })

  test.each([
    ['name', 'Amara Canary-Smith', 'Enter a first name or initials'],
    ['role', 'colleague', 'Select who they are to the school'],
    ['tie', '', 'Select how you know them'],
    ['channel', 'nowhere', 'Select the service'],
    ['since', '', 'Enter since when'],
    ['safeguards', 'x'.repeat(1001), 'Enter what keeps it apart'],
    ['kind', 'something', 'Select what you want to disclose'],
  ])('keeps what was typed when its %s is wrong', async (field, value, says) => {
    const sent = { ...tie, name: 'Keptastyped', safeguards: 'kept as typed', [field]: value }
    const { status, page } = await teacher.post('/disclosures/new', sent)

    expect(status).toBe(422)
    expect(page).toContain(says)
    expect(page.toLowerCase().replaceAll(' ', '')).toContain('keptastyped')
  })

  test('sent twice is one disclosure', async () => {
    const { page } = await teacher.get('/disclosures/new?kind=tie')
    const disclosure = /name="disclosure" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const both = await Promise.all([
      teacher.post('/disclosures/new', { ...tie, disclosure }),
      teacher.post('/disclosures/new', { ...tie, disclosure }),
    ])

    expect(new Set(both.map(({ location }) => location)).size).toBe(1)
  })

  test('is not there where the policy knows no such thing', async () => {
    const { status, page } = await teacher.get('/disclosures/new?kind=approval')

    expect(status).toBe(404)
    expect(page).toContain('The policy does not ask for this')
  })
})
