import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { instantAt } from '#core/clock.ts'
import { answerAll } from '#test/asking.ts'
import { setUpJourneys } from '#test/browser.ts'
import { disclosurePages } from '#test/disclosure-pages.ts'
import { signedIn } from '#test/signed-in.ts'
import { expectFine } from '#test/signing-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, staff } = await disclosurePages(db, 'whinless-down')
const base = `/trusts/${trust.slug}`
let noon = '2026-11-20'
const clock = { now: () => instantAt(Date.parse(`${noon}T12:00:00Z`)) }
const { visit, origin } = setUpJourneys(() => testApp({ db, clock }))

/** A page on which somebody has signed in just now. */
async function pageOf(personId: string, width: number): Promise<Page> {
  const at = clock.now().toISOString()
  const { headers } = await signedIn(db, { trust, person: { personId }, at })
  const { page } = await visit('/', { width })
  const [name = '', ...value] = headers.cookie.split('=')
  await page.context().addCookies([{ name, value: value.join('='), url: origin() }])
  return page
}

/** Asks whether a parent's request may be accepted, up to the answer or a question about records. */
async function ask(page: Page, answers: Readonly<Record<string, string>> = {}): Promise<string> {
  await page.goto(`${origin()}${base}/ask/questions?action=accept-connection`)
  await answerAll(page, {
    'Who is it with': "A pupil's parent or carer",
    'Which account': 'My own personal account',
    'Did you know them before': 'No',
    'Are they a relative': 'No',
    'Are you friends': 'No',
    ...answers,
  })
  await page.getByRole('button', { name: 'Get the answer' }).click()
  return (await page.getByRole('heading', { level: 1 }).innerText()).trim()
}

test.each([1280, 320])(
  'a refusal is disclosed, decided on until a day, cited, and after that day refused again, at %i pixels',
  async (width) => {
    noon = '2026-11-20'
    const [teacher, head] = [await staff(), await staff(['headteacher'])]
    const mine = await pageOf(teacher.personId, width)
    expect(await ask(mine)).toBe('Advised against')
    await expectFine(mine, `disclosure-refused-${width}`)

    await mine.getByRole('button', { name: 'Disclose this' }).click()
    await mine.getByLabel('An exception').check()
    await mine.getByLabel('Their first name or initials').fill('Rowan')
    await mine.getByLabel('Something else').check()
    await mine.getByLabel('Which service is it on?').selectOption('Facebook')
    await mine.getByLabel('Since when?').fill('2023')
    await mine.getByLabel('What do you do to keep it apart').fill('We plan runs of our club there')
    await expectFine(mine, `disclosure-form-${width}`)
    await mine.getByRole('button', { name: 'Disclose' }).click()
    expect(await mine.getByText('Waiting').count()).toBe(1)
    await expectFine(mine, `disclosure-waiting-${width}`)

    const heads = await pageOf(head.personId, width)
    await heads.goto(`${origin()}${base}`)
    await heads.getByRole('link', { name: /^Decide on/ }).click()
    await expectFine(heads, `disclosure-list-${width}`)
    await heads
      .getByRole('link', { name: /^An exception/ })
      .first()
      .click()
    await heads.getByRole('button', { name: 'Decide' }).click()
    await heads.getByLabel('Allowed', { exact: true }).check()
    await heads.getByLabel('What do you say to them?').fill('Fine while you keep to the club')
    const ends = heads.getByRole('group', { name: 'Until when does it hold?' })
    for (const [part, value] of [
      ['Day', '3'],
      ['Month', '5'],
      ['Year', '2027'],
    ] as const) {
      await ends.getByLabel(part).fill(value)
    }
    await expectFine(heads, `disclosure-decide-${width}`)
    await heads.getByRole('button', { name: 'Decide' }).click()
    await heads.getByText('Allowed, decided as Headteacher').waitFor()

    const which = {
      'Which of your disclosures':
        'Rowan (something else), Facebook, disclosed on 20 November 2026',
    }
    expect(await ask(mine, which)).toBe('Yes')
    const cited =
      'Your disclosure of 20 November 2026, decided by the headteacher, ends 3 May 2027.'
    expect(await mine.getByText(cited).count()).toBe(1)
    await expectFine(mine, `disclosure-answer-${width}`)

    noon = '2027-05-03'
    expect(await ask(await pageOf(teacher.personId, width), which)).toBe('Yes')
    noon = '2027-05-04'
    expect(await ask(await pageOf(teacher.personId, width))).toBe('Advised against')
  },
  60_000,
)
