import { expect, test, vi } from 'vitest'

import { instantAt } from '#core/clock.ts'
import { isRecord } from '#core/is-record.ts'
import { replayReportOf } from '#decisions/replaying/runs/look-at-replays.ts'
import { replayDrafts } from '#decisions/replaying/runs/replay.jobs.ts'
import { startJobs } from '#jobs/start-jobs.ts'
import { saveDraft } from '#policies/drafts/save-draft.ts'
import { openShelf } from '#policies/shelf.ts'
import { setControl, setSetting } from '#rulebooks/writing/control.ts'
import { approvingWorld } from '#test/approving.ts'
import {
  accessibilityProblems,
  type Look,
  picture,
  scrollsSideways,
  setUpJourneys,
} from '#test/browser.ts'
import { modelLibrary } from '#test/model-trust.ts'
import { signedIn, type SignedInForTest } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const library = modelLibrary()
const world = await approvingWorld(db)
const { trust } = world
const { trustId } = trust
let today = '2026-11-20'
const now = () => `${today}T12:00:00Z`
const clock = { now: () => instantAt(Date.parse(now())) }
const journeys = setUpJourneys(() => testApp({ db, library, clock }))
const base = `/trusts/${trust.slug}`
const [ash = '', birch = ''] = world.trustees
// A trustee who also writes for the central team, as a chief executive may.
const writing = await world.holder('trustee')

test('a draft is replayed, sealed, decided by two trustees, and in force on its day', async () => {
  const author = await pageOf(writing, ['trust-central'])
  await author.goto(`${journeys.origin()}${base}/drafts`)
  await author.getByRole('button', { name: 'Begin a draft from edition 1.0' }).click()
  await author.waitForURL(/\/drafts\/[0-9a-f-]{36}/)
  const [, draftId = ''] = /\/drafts\/([0-9a-f-]{36})/.exec(author.url()) ?? []
  await keepQuestion()
  await changeToThreeYears(draftId)

  await author.goto(`${journeys.origin()}${base}/drafts/${draftId}/approval`)
  expect(await author.locator('.hr-life [aria-current=step]').textContent()).toContain('Draft')
  await look(author, 'approval-draft')
  await author.getByRole('link', { name: 'Run the replay first' }).click()
  await author.getByRole('button', { name: 'Answer the kept questions again' }).click()
  await replayAll(draftId)
  await author.goto(`${journeys.origin()}${base}/drafts/${draftId}/approval`)
  expect(await author.getByText('One answer changes').count()).toBe(1)
  await sayHow(author)

  const ashes = await pageOf(ash)
  await ashes.goto(`${journeys.origin()}${base}/settings/approval`)
  await ashes.getByLabel('Each trustee votes here').check()
  await ashes.getByRole('button', { name: 'Save' }).click()
  await look(ashes, 'approval-way')

  await author.reload()
  await sendFrom(author, { day: '1', month: '1', year: '2027' })
  const address = author.url().replace('?done=sent', '')
  expect(await author.getByText('The draft was sealed and is with those who decide').count()).toBe(
    1,
  )
  expect(await author.getByText('You wrote some of this, so others decide on it.').count()).toBe(1)
  expect(await author.getByLabel('For: the policy is approved as it is here').count()).toBe(0)

  await ashes.goto(`${journeys.origin()}${base}`)
  await ashes.getByRole('link', { name: 'Decide on the policy by 1 January 2027' }).click()
  expect(await ashes.getByText('three years').count()).toBeGreaterThan(0)
  await look(ashes, 'approval-package')
  await ashes.getByRole('button', { name: 'Cast the vote' }).click()
  await ashes.getByRole('link', { name: 'Select how you vote' }).waitFor()
  await ashes.getByLabel('For: the policy is approved as it is here').check()
  await ashes.getByRole('button', { name: 'Cast the vote' }).click()
  expect(await ashes.getByRole('alert').textContent()).toContain('Your vote was counted')
  expect(await ashes.getByText('You have voted.').count()).toBe(1)

  const birches = await pageOf(birch, [], { javaScript: false, width: 320 })
  await birches.goto(address)
  await birches.getByLabel('For: the policy is approved as it is here').check()
  await birches.getByRole('button', { name: 'Cast the vote' }).click()
  expect(await birches.getByRole('alert').textContent()).toContain('The policy was approved')
  expect(await birches.locator('.hr-life [aria-current=step]').textContent()).toContain('Approved')

  expect(await answerOn('2026-12-31')).toBe('allow')
  expect(await policyPage()).toContain('1.0')
  today = '2027-01-01'
  expect(await policyPage()).toContain('2 for, 0 against, 0 abstained, of 3 who could vote')
  expect(await answerOn('2027-01-01')).toBe('deny')
  const { page: anyone } = await journeys.visit(`${base}/policy`)
  await anyone.getByRole('link', { name: 'How it was approved' }).click()
  expect(await anyone.locator('.hr-life [aria-current=step]').textContent()).toContain('In force')
  expect(await anyone.getByText('The seal is whole').count()).toBe(1)
  await look(anyone, 'approval-public')
})

test('what somebody changed after sealing is refused, and its page says that the seal is broken', async () => {
  today = '2026-11-20'
  await world.decideBy('record')
  const one = await world.sent('7.0')
  const clerk = await pageOf(world.clerk)
  await clerk.goto(`${journeys.origin()}${base}/packages/${one.packageId}`)
  await clerk.getByLabel('It was approved as it is here').check()
  const met = clerk.getByRole('group', { name: 'Day of the meeting' })
  await met.getByLabel('Day').fill('20')
  await met.getByLabel('Month').fill('11')
  await met.getByLabel('Year').fill('2026')
  await clerk.getByRole('textbox', { name: 'Minute' }).fill('26/114')
  await clerk.getByLabel('How many were for it').fill('5')
  await clerk.getByLabel('How many were against it').fill('1')
  await clerk.getByLabel('How many abstained').fill('0')
  await look(clerk, 'approval-record')

  await db.engine.exclusively((owner) =>
    owner.script(`BEGIN; SELECT set_config('app.trust', '${trustId}', true);
      UPDATE package_part SET value = replace(value, 'Relatives', 'Everybody')
      WHERE part = 'words' AND package_id = '${one.packageId}'; COMMIT`),
  )
  await clerk.getByRole('button', { name: 'Record the decision' }).click()

  expect(await clerk.getByText('The seal is broken, so nobody can decide on it').count()).toBe(1)
  expect(await clerk.getByText('its part “words” is not what was sealed').count()).toBeGreaterThan(
    0,
  )
  expect(await clerk.getByRole('button', { name: 'Record the decision' }).count()).toBe(0)
  await look(clerk, 'approval-broken')
})

type Page = Awaited<ReturnType<typeof journeys.visit>>['page']

/** A page of somebody who has signed in and may hold one more role. */
async function pageOf(
  personId: string,
  roles: readonly 'trust-central'[] = [],
  how: Look = {},
): Promise<Page> {
  const { page } = await journeys.visit('/', how)
  await signInAs(page, await signedIn(db, { trust, person: { personId }, roles, at: now() }))
  return page
}

async function signInAs(page: Page, { headers }: SignedInForTest): Promise<void> {
  const [name = '', ...value] = headers.cookie.split('=')
  await page
    .context()
    .addCookies([{ name, value: decodeURIComponent(value.join('=')), url: journeys.origin() }])
}

/** Looks at a page: at its faults, and on a phone and a desktop for whoever keeps pictures. */
async function look(page: Page, name: string): Promise<void> {
  expect(await accessibilityProblems(page)).toEqual([])
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await scrollsSideways(page)).toBe(false)
    await picture(page, `${name}-${width}`)
  }
}

async function sayHow(page: Page): Promise<void> {
  expect(await page.getByText('decides in a meeting').count()).toBe(1)
}

async function sendFrom(
  page: Page,
  day: { readonly day: string; readonly month: string; readonly year: string },
): Promise<void> {
  const group = page.getByRole('group', { name: 'From which day is it to be in force?' })
  await group.getByLabel('Day').fill(day.day)
  await group.getByLabel('Month').fill(day.month)
  await group.getByLabel('Year').fill(day.year)
  await page.getByRole('button', { name: 'Send for decision' }).click()
}

/** What the pages for writing do, at once: three years for two, the examples moved, another label. */
async function changeToThreeYears(draftId: string): Promise<void> {
  const [edition] = library.editions.values()
  const review = { due: '2028-08-31', words: 'summer 2028' }
  const years = setSetting(edition?.source ?? '', 'former_pupil.years', { value: 3 })
  const labelled = years.ok ? setControl(years.value, { edition: '2.0', review }) : years
  if (!labelled.ok) throw new Error(labelled.error.type)
  const source = labelled.value
    .replaceAll('on: 2024-07-2', 'on: 2025-07-2')
    .replace('The day before two years', 'The day before three years')
  const reason = 'Three years for two'
  const saved = await saveDraft(
    { db, clock },
    { trustId, draftId, by: writing, base: 1, source, reason },
  )
  if (!saved.ok) throw new Error(saved.error.type)
}

async function keepQuestion(): Promise<void> {
  expect(await answerOn('2026-11-20')).toBe('allow')
}

/** What the policy answers about a day, asked as any other software asks; the answer is kept. */
async function answerOn(day: string): Promise<unknown> {
  const response = await fetch(`${journeys.origin()}/api/v1/decisions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      trust: 'MOD',
      as_of: day,
      mode: 'said',
      action: 'accept-connection',
      actor: { role: 'teacher' },
      subject: { role: 'former-pupil', left_on: '2024-06-01' },
    }),
  })
  const answer: unknown = await response.json()
  return isRecord(answer) ? answer['answer'] : answer
}

async function policyPage(): Promise<string> {
  return (await fetch(`${journeys.origin()}${base}/policy`)).text()
}

/** Does what waits in the background. */
async function replayAll(draftId: string): Promise<void> {
  const shelf = openShelf({ db, library })
  const report = (_: string, error: Error) => {
    throw error
  }
  const workers = await startJobs(
    { db, queue: db.engine.queue, report },
    [replayDrafts({ db, clock, library, shelf })],
    { poll: 1, supervise: 1 },
  )
  const done = () => replayReportOf({ db }, { trustId, draftId, revision: 2 })
  await vi.waitFor(async () => expect(await done()).toBeDefined(), { timeout: 20_000 })
  await workers.stop()
}
