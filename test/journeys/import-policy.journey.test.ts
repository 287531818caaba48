import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { built } from '#built.ts'
import { systemClock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import { type Running, startJobs } from '#jobs/start-jobs.ts'
import { ask } from '#decisions/ask.ts'
import { keepTrust } from '#people/keep-trust.ts'
import { importPolicies } from '#policies/importing/keeping/policy-import.jobs.ts'
import { openShelf } from '#policies/shelf.ts'
import { accessibilityProblems, picture, scrollsSideways, setUpJourneys } from '#test/browser.ts'
import { madePdf, madeWord, type Part } from '#test/made-documents.ts'
import { reloadUntil } from '#test/reloading.ts'
import { fiveRulebooks } from '#test/rulebooks.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const trust = await keepTrust({ db }, { code: 'MOD', name: 'Model Trust', slug: 'model-trust' })
const { visit, origin } = setUpJourneys(() => testApp({ db, clock: systemClock }))
const drafts = '/trusts/model-trust/drafts'
let workers: Running | undefined

beforeAll(async () => {
  const report = (_: string, error: Error) => {
    throw error
  }
  const works = [importPolicies({ clock: systemClock, built })]
  workers = await startJobs({ db, queue: db.engine.queue, report }, works)
})
afterAll(async () => {
  await workers?.stop()
})

const text = (words: string): Part => ({ kind: 'text', text: words })
const item = (words: string): Part => ({ kind: 'item', text: words, level: 1 })
const heading = (words: string): Part => ({ kind: 'heading', text: words, level: 1 })
const row = (...cells: readonly string[]): Part => ({ kind: 'row', text: '', cells })

/** A policy somebody might have in Word. */
const policy: readonly Part[] = [
  heading('Online Conduct Policy'),
  row('Approved by', 'Board of Trustees'),
  row('Date approved', '12 May 2026'),
  row('Next review', 'May 2028'),
  row('Policy owner', 'Director of People'),
  heading('1. Who this is for'),
  text('This policy applies to all staff, governors and volunteers of the trust.'),
  heading('2. Friends and followers'),
  text('Staff must not accept pupils as friends on their personal accounts.'),
  text('Former pupils must not be added as friends for three years after leaving the school.'),
  text('Staff are advised to keep the settings of their own profiles as private as possible.'),
  text('We are proud of how our schools speak with each other. See section 9.'),
  text('Data about people is kept as the Data Protection Act 2018 says.'),
  heading('3. Pictures'),
  text('Staff will:'),
  item('not post pictures of pupils before a parent has given written consent'),
  item('have every post on a school account read by another member of staff before it goes out'),
  heading('4. If something goes wrong'),
  text('A message from a pupil to a personal account must be reported to the DSL immediately.'),
  text('Concerns about the conduct of a colleague online are reported to the headteacher.'),
]

test('a Word policy is gone through, approved, and answers', async () => {
  const { page, complaints } = await visitAs(1280)
  await sendPolicy(page, 'policy.docx', await madeWord(policy, { styled: true }))
  await page.getByRole('heading', { name: 'Go through the policy' }).waitFor()
  await look(page, 'policy-import-review')
  expect(await page.getByText('read from “three years”').count()).toBe(1)

  const card = page.getByRole('article').filter({ hasText: 'accept pupils as friends' })
  await card.getByRole('button', { name: 'Accept' }).dblclick()
  await page.getByText('1 accepted,').waitFor()

  await page
    .getByRole('article')
    .filter({ hasText: 'three years' })
    .getByRole('link')
    .first()
    .click()
  await look(page, 'policy-import-clause')
  await page.getByRole('link', { name: 'Change its settings' }).click()
  await page.getByLabel('Years after leaving').fill('never')
  await page.getByRole('button', { name: 'This is what the clause means' }).click()
  await look(page, 'policy-import-settings-wrong')
  await page.getByLabel('Years after leaving').fill('4')
  await page.getByRole('button', { name: 'This is what the clause means' }).click()
  expect(await page.getByText('Accepted').count()).toBeGreaterThan(0)
  await page.getByRole('link', { name: 'Back to the review' }).click()

  await page.getByRole('link', { name: 'Document control' }).click()
  await look(page, 'policy-import-control')
  expect(await page.getByLabel('Owner').inputValue()).toBe('Director of People')
  await page.getByRole('link', { name: 'Defects and related documents' }).click()
  await look(page, 'policy-import-found')
  expect(await page.getByText('Points to section 9').count()).toBe(1)
  await page.getByRole('link', { name: 'Clauses', exact: true }).click()

  await acceptAll(page)
  await look(page, 'policy-import-accepted')
  await page.getByRole('button', { name: 'Make this draft' }).dblclick()
  await page.waitForURL(/\/drafts\/[0-9a-f-]{36}$/)
  await look(page, 'policy-import-draft')
  const draft = page.url()
  await page.goto(`${draft}/ready`)
  await look(page, 'policy-import-ready')
  expect(await page.getByText('Nothing is left to do').count()).toBe(1)

  await page.goto(`${draft}/approval`)
  await decideOn(page)
  expect(await answerOf('pupil')).toMatchObject({ answer: 'deny', strength: 'binding' })
  expect(await answerOf('colleague')).toMatchObject({ answer: 'not-covered' })
  expect(complaints.filter((words) => !words.includes('422'))).toEqual([])
  await page.context().close()
}, 120_000)

test('on a phone without a script: a scan is refused, a PDF is gone through', async () => {
  const { page } = await visitAs(320, false)
  await sendPolicy(page, 'scan.pdf', await madePdf([]))
  await reloadUntil(page, 'The file could not be read')
  await picture(page, 'policy-import-refused-320')
  await chooseFile(page, 'policy.pdf', await madePdf(policy))
  await reloadUntil(page, 'Go through the policy')
  await page.getByRole('button', { name: 'Accept (clause 2.01)' }).click()
  expect(await page.getByText('1 accepted,').count()).toBe(1)
  await page.context().close()
})

test.each([320, 1280])('every page of the review at %i pixels is free of faults', async (width) => {
  const { page, complaints } = await visitAs(width)
  await look(page, `policy-import-${width}`)
  await page.getByRole('button', { name: 'Bring it in' }).click()
  await page.getByRole('link', { name: 'Choose the file of the policy' }).waitFor()
  await look(page, `policy-import-error-${width}`)
  await chooseFile(page, 'policy.docx', await madeWord(policy))
  await page.getByRole('heading', { name: 'Go through the policy' }).waitFor()
  await look(page, `policy-import-review-${width}`)
  const address = page.url()
  for (const end of ['control', 'found', 'clauses/6', 'clauses/6/controls']) {
    await page.goto(`${address}/${end}`)
    await look(page, `policy-import-${end.replace('/', '-')}-${width}`)
  }
  await page.goto(`${address}/found`)
  await page.getByRole('link', { name: /^Dismiss: Points to/ }).click()
  await page.getByRole('button', { name: 'Dismiss it' }).click()
  await look(page, `policy-import-defect-${width}`)
  await page.getByLabel('Why it is no defect').fill('Section 9 is that of the guide')
  await page.getByRole('button', { name: 'Dismiss it' }).click()
  await page.getByRole('link', { name: /^Change or strike out/ }).click()
  await look(page, `policy-import-document-${width}`)
  await page.getByRole('button', { name: 'Strike it out' }).click()
  await page.getByText('Struck out by').waitFor()
  await look(page, `policy-import-found-said-${width}`)
  await page.goto(`${address}/clauses/6/controls?q=who+is+told`)
  await page.getByRole('main').getByRole('link').nth(1).click()
  await look(page, `policy-import-pick-${width}`)
  expect(complaints.filter((words) => !words.includes('422'))).toEqual([])
  await page.context().close()
})

/** Sends the draft for decision as it is, and has another clerk record that the board approved it. */
async function decideOn(page: Page): Promise<void> {
  for (const defect of await page.getByRole('checkbox', { name: /^MOD-/ }).all())
    await defect.check()
  await page.getByRole('textbox', { name: 'Why' }).fill('The board mends it in spring')
  await page.getByRole('button', { name: 'Accept them' }).click()
  const today = systemClock.now()
  await fillDay(page, 'From which day is it to be in force?', today)
  await page.getByLabel('Send it without a replay.').check()
  await page.getByRole('button', { name: 'Send for decision' }).click()
  await page.waitForURL(/\/packages\//)

  const { page: clerk } = await visitAs(1280)
  await clerk.goto(page.url())
  await clerk.getByLabel('It was approved as it is here').check()
  await fillDay(clerk, 'Day of the meeting', today)
  await clerk.getByRole('textbox', { name: 'Minute' }).fill('26/7')
  await clerk.getByLabel('How many were for it').fill('6')
  await clerk.getByLabel('How many were against it').fill('0')
  await clerk.getByLabel('How many abstained').fill('0')
  await clerk.getByRole('button', { name: 'Record the decision' }).click()
  await clerk.getByText('The policy was approved').first().waitFor()
  await clerk.context().close()
}

async function fillDay(page: Page, name: string, day: Date): Promise<void> {
  const group = page.getByRole('group', { name })
  const [year = '', month = '', date = ''] = dayOf(day).split('-')
  await group.getByLabel('Day').fill(date)
  await group.getByLabel('Month').fill(month)
  await group.getByLabel('Year').fill(year)
}

/** What the edition in force today answers a teacher whom somebody asks to be a friend. */
async function answerOf(role: string): Promise<unknown> {
  const shelf = openShelf({ db, library: fiveRulebooks() })
  const asked = await ask(
    { db, clock: systemClock, shelf },
    {
      trust,
      action: 'accept-connection',
      facts: { 'actor.role': 'teacher', 'subject.role': role, 'context.account': 'personal' },
      mode: 'said',
      through: 'api',
    },
  )
  if (!asked.ok) throw new Error(asked.error.type)
  return asked.value.answer.outcome
}

async function visitAs(width: number, javaScript = true) {
  const at = systemClock.now().toISOString()
  const { headers } = await signedIn(db, { trust, roles: ['clerk', 'trust-central'], at })
  const opened = await visit('/', { width, javaScript })
  const [name = '', value = ''] = headers.cookie.split(/=(.*)/s)
  await opened.page.context().addCookies([{ name, value, url: origin() }])
  await opened.page.goto(`${origin()}${drafts}/import`)
  return opened
}

async function sendPolicy(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await chooseFile(page, name, bytes)
}

async function chooseFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }
  await page.getByLabel('The policy').setInputFiles(file)
  await page.getByRole('button', { name: 'Bring it in' }).click()
}

/** Accepts what is left to do: a section at once where its button stands, else clause by clause. */
async function acceptAll(page: Page): Promise<void> {
  const accept = page.getByRole('button', { name: /^Accept (?:these|\(clause)/ })
  for (let left = 20; left > 0 && (await accept.count()) > 0; left -= 1) {
    await accept.first().click()
    await page.getByRole('heading', { name: 'Go through the policy' }).waitFor()
  }
  expect(await page.getByText('0 to do,').count()).toBe(1)
}

async function look(page: Page, name: string): Promise<void> {
  await picture(page, name)
  expect(await accessibilityProblems(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
}
