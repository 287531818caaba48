import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import {
  accessibilityProblems,
  picture,
  scrollsSideways,
  setUpJourneys,
  type Look,
} from '#test/browser.ts'
import { answerAll, kinds, type Asked } from '#test/asking.ts'
import { keepFiveTrusts } from '#test/five-trusts.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
await keepFiveTrusts(db)
const { visit } = setUpJourneys(() => testApp({ db }))

/** From the first page to the answer. */
async function ask({ trust, situation, answers }: Asked, look: Look): Promise<Page> {
  const { page } = await visit('/', look)
  await page.getByRole('link', { name: trust, exact: true }).click()
  await page.getByRole('searchbox').fill(situation)
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('link', { name: situation, exact: true }).first().click()
  await answerAll(page, answers)
  await page.getByRole('button', { name: 'Get the answer' }).click()
  return page
}

async function clausesOn(page: Page): Promise<readonly string[]> {
  const links = await page.getByRole('link', { name: /^Clause / }).allInnerTexts()
  return links.map((link) => link.replace('Clause ', ''))
}

// axe runs as a script itself, and without JavaScript the page is the same.
async function problemsOf(page: Page, { javaScript }: Look): Promise<readonly string[]> {
  return javaScript === false ? [] : accessibilityProblems(page)
}

describe.each(kinds)('“$kind” from $trust', (asked) => {
  test.each([
    ['on a computer', {}],
    ['on a phone', { width: 320 }],
    ['without JavaScript', { javaScript: false }],
  ] satisfies [string, Look][])('%s', async (how, look: Look) => {
    const page = await ask(asked, look)
    await picture(page, `answer ${asked.kind} ${how}`.replaceAll(/\W+/g, '-').toLowerCase())

    expect((await page.getByRole('heading', { level: 1 }).innerText()).trim()).toBe(asked.kind)
    expect(page.url()).toMatch(/\/trusts\/[a-z-]+\/decisions\/[0-9a-f-]{36}$/)
    expect(await clausesOn(page)).toEqual(expect.arrayContaining([...asked.clauses]))
    expect(await problemsOf(page, look)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await page.context().close()
  })
})

test('“A person decides” where the policy leaves it to a person’s judgement', async () => {
  const { page } = await visit(
    '/trusts/leading-edge/ask/questions?action=post-personal&actor.role=pupil&context.account=personal&context.effect=reputation',
  )
  await answerAll(page, {})
  await page.getByRole('button', { name: 'Get the answer' }).click()
  await picture(page, 'answer-a-person-decides')

  expect((await page.getByRole('heading', { level: 1 }).innerText()).trim()).toBe(
    'A person decides',
  )
  expect(await page.getByRole('heading', { name: 'Who decides, and by what' }).count()).toBe(1)
  await page.context().close()
})

describe('each page on the way', () => {
  test.each([320, 1280])('is accessible and fits at %i pixels', async (width) => {
    const { page } = await visit('/', { width })
    const former =
      '?situation=former-pupil-follows-me&action=accept-connection&subject.role=former-pupil'
    const told = `${former}&actor.role=teacher&context.account=personal`
    const ways = {
      start: '/',
      situations: '/trusts/trinity/ask',
      found: '/trusts/trinity/ask?q=photo',
      'not-found': '/trusts/trinity/ask?q=xylophone',
      role: `/trusts/leading-edge/ask/questions${former}`,
      date: `/trusts/leading-edge/ask/questions${told}&change=subject.left_on`,
      'bad-date': `/trusts/leading-edge/ask/questions${told}&asked=subject.left_on&answer-day=31&answer-month=2&answer-year=2024`,
      age: `/trusts/leading-edge/ask/questions${told}&change=subject.age`,
      several: `/trusts/leading-edge/ask/questions${told}&change=context.content`,
      day: `/trusts/leading-edge/ask/questions${told}&change=on`,
      check: `/trusts/leading-edge/ask/check${told}&enough=yes`,
      'not-understood': '/trusts/leading-edge/ask/questions?action=fly',
    } as const
    for (const [name, way] of Object.entries(ways)) {
      await page.goto(new URL(way, page.url()).href)
      await picture(page, `ask-${name}-${width}`)

      expect([name, await accessibilityProblems(page)]).toEqual([name, []])
      expect([name, await scrollsSideways(page)]).toEqual([name, false])
    }
    await page.context().close()
  })
})

/** Presses Tab until what has the focus says the words; fails when it comes round without them. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const at = document.activeElement
      const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : at?.textContent
      return label?.trim() ?? ''
    })
    if (focused.startsWith(words)) return
  }
  throw new Error(`no Tab leads to “${words}”`)
}

test('with the keyboard alone one comes from the first page to the answer', async () => {
  const { page } = await visit('/')
  await tabTo(page, 'Trinity MAT')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/ask')
  await tabTo(page, 'Say it in your own words')
  await page.keyboard.type('kid in my class added me')
  await page.keyboard.press('Enter')
  await page.waitForURL('**q=*')
  await tabTo(page, 'A pupil wants to follow me')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/questions?*')
  await tabTo(page, 'Teacher')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await page.waitForURL('**actor.role=teacher*')
  await tabTo(page, 'Answer with what I have said so far')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/check?*')
  await tabTo(page, 'Get the answer')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/decisions/*')

  expect((await page.getByRole('heading', { level: 1 }).innerText()).trim()).toBe('No')
  await page.context().close()
})

test('going back keeps what was said, and changing it changes the answer', async () => {
  const { page } = await visit('/trusts/leading-edge/ask')
  await page.getByRole('searchbox').fill('leaver followed me')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Someone I taught wants to follow me' }).first().click()
  await page.getByLabel('Governor or local committee member').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('link', { name: 'Back', exact: true }).click()

  expect(await page.getByLabel('Governor or local committee member').isChecked()).toBe(true)

  const { answers } = kinds[1] ?? { answers: {} }
  await answerAll(page, answers)
  await page.getByRole('link', { name: 'Change : When did they leave the school?' }).click()
  expect(await page.getByLabel('Year').inputValue()).toBe('2025')
  await page.getByLabel('Year').fill('2019')
  await page.getByRole('button', { name: 'Continue' }).click()
  await answerAll(page, answers)
  await page.getByRole('button', { name: 'Get the answer' }).click()

  expect((await page.getByRole('heading', { level: 1 }).innerText()).trim()).toBe('Yes')
  await page.context().close()
})
