import { afterAll, beforeAll, expect, test } from 'vitest'

import { systemClock } from '#core/clock.ts'
import { replayDrafts } from '#decisions/replaying/runs/replay.jobs.ts'
import { type Running, startJobs } from '#jobs/start-jobs.ts'
import { beginDraft } from '#policies/drafts/begin-draft.ts'
import { openShelf } from '#policies/shelf.ts'
import { addition } from '#test/additions.ts'
import {
  accessibilityProblems,
  type Look,
  picture,
  scrollsSideways,
  setUpJourneys,
} from '#test/browser.ts'
import { keepFiveTrusts } from '#test/five-trusts.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { keepQuestion, randomQuestions, trustOf } from '#test/replaying.ts'
import { editionOf, fiveRulebooks } from '#test/rulebooks.ts'
import { signedIn, type SignedInForTest } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
await keepFiveTrusts(db)
const trust = await trustOf(db, 'STC')
const { trustId } = trust
const edition = editionOf('STC')
const journeys = setUpJourneys(() => testApp({ db, clock: systemClock }))
const school = await makeSchool(db, trust, 'Ash School')
const at = systemClock.now().toISOString()
const teacher = await makePerson(db, trust, {
  familyName: 'Quillington',
  stays: [{ kind: 'staff', job: 'teacher', schoolId: school.schoolId }],
})
for (const asked of randomQuestions(edition, { count: 120, from: 20_230_801 })) {
  await keepQuestion(db, asked, { trustId, edition, personId: teacher.personId })
}
const clerk = await signedIn(db, { trust, roles: ['clerk'], at })
const headRole = { role: 'headteacher', schoolId: school.schoolId } as const
const head = await signedIn(db, { trust, roles: [headRole], at })
let workers: Running | undefined

beforeAll(async () => {
  const needs = { db, clock: systemClock, library: fiveRulebooks() }
  const shelf = openShelf(needs)
  const report = (_: string, error: Error) => {
    throw error
  }
  workers = await startJobs({ db, queue: db.engine.queue, report }, [
    replayDrafts({ ...needs, shelf }),
  ])
})
afterAll(async () => {
  await workers?.stop()
})

async function visit(who: SignedInForTest, path: string, look: Look = {}) {
  const visited = await journeys.visit('/', look)
  const [name = '', ...value] = who.headers.cookie.split('=')
  await visited.page
    .context()
    .addCookies([{ name, value: decodeURIComponent(value.join('=')), url: journeys.origin() }])
  await visited.page.goto(`${journeys.origin()}/trusts/${trust.slug}${path}`)
  return visited
}

type Page = Awaited<ReturnType<typeof visit>>['page']

/** Nothing for axe to find, and nothing to move sideways, on a desktop and on a phone. */
async function look(page: Page, name: string): Promise<void> {
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await scrollsSideways(page)).toBe(false)
    expect(await accessibilityProblems(page)).toEqual([])
    await picture(page, `${name}-${width}`)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}

async function draftOf(change: (text: string) => string): Promise<string> {
  const source = change(edition.source)
  const draft = { trustId, by: clerk.personId, title: 'Next year', reason: 'test', source }
  const begun = await beginDraft({ db, clock: systemClock }, draft)
  if (!begun.ok) throw new Error(begun.error.type)
  return `/drafts/${begun.value.draftId}`
}

test('a clerk sees who would be answered differently, and nobody by name', async () => {
  const draft = await draftOf((text) => text.replaceAll('must-not: ', 'advised-not: '))
  const { page, complaints } = await visit(clerk, draft)
  await page.getByRole('link', { name: 'Consequences' }).click()
  await look(page, 'replay-not-yet')

  await page.getByRole('button', { name: 'Answer the kept questions again' }).click()
  await page.getByRole('heading', { name: /of 120 answers change/ }).waitFor()

  await look(page, 'replay-done')
  await page.getByText('Whose questions these are').first().click()
  const main = (await page.locator('main').textContent()) ?? ''
  expect(main).toContain('Ash School')
  expect(main).toContain('Advised against')
  expect(main).not.toContain('Quillington')
  await page.getByRole('link', { name: /Binding instead of advice/ }).click()
  expect(page.url()).toContain('kind=strength')
  expect(complaints).toEqual([])
})

test('without a script the page of a replay can be left and come back to', async () => {
  const draft = await draftOf((text) => text)
  const { page } = await visit(clerk, `${draft}/replay`, { javaScript: false, width: 320 })

  await page.getByRole('button', { name: 'Answer the kept questions again' }).click()
  await expect
    .poll(
      async () => {
        await page.reload()
        return page.locator('main').textContent()
      },
      { timeout: 30_000 },
    )
    .toContain('None of 120 answers changes')
})

test('a headteacher is shown what would be weakened, writes it anew and puts it into force', async () => {
  const { page, complaints } = await visit(head, '/drafts')
  await page.getByRole('link', { name: 'What schools add to the policy' }).click()
  await page.getByRole('link', { name: 'Write: Ash School' }).click()
  await page.getByLabel('What it is called').fill('Friend requests')
  await page.getByRole('button', { name: 'Begin' }).click()

  const lifting =
    'may: accept-connection\nwho: workforce\nabout: { subject.role: former-pupil }\nlifts: STC-4.06'
  const examples = ['former-pupil', 'colleague'].map(
    (role) =>
      `\n\`\`\`example\nA ${role}\nfacts: { action: accept-connection, actor.role: teacher, subject.role: ${role}, context.account: personal }\non: 2026-11-20\nanswer: ${role === 'colleague' ? 'not-covered' : 'allow\ncites: [STC-S1.01]'}\n\`\`\``,
  )
  await saved(page, addition(lifting, examples))
  await page.getByText('This weakens the policy of the trust').waitFor()
  await look(page, 'addition-weakens')

  const tightening =
    'must-not: accept-connection\nwho: workforce\nabout: { context.account: personal, subject.role: parent }'
  await saved(page, addition(tightening))
  await page.getByText('This only tightens the policy of the trust').waitFor()
  await look(page, 'addition-fits')
  await page.getByRole('button', { name: 'Put it into force' }).click()
  await page.getByText('The addition was put into force').waitFor()
  await look(page, 'additions')
  expect(await page.locator('main').textContent()).toContain('Friend requests, since')
  expect(complaints).toEqual([])
})

async function saved(page: Page, text: string): Promise<void> {
  await page.getByLabel('Clauses').fill(text)
  await page.getByLabel('Why').fill('Asked by the governors')
  await page.getByRole('button', { name: 'Save and look at it' }).click()
}

test('two trusts are compared on a page that fits a phone', async () => {
  const { page, complaints } = await journeys.visit(`/trusts/${trust.slug}/policy`)
  await page.getByRole('link', { name: 'Compare it with other policies' }).click()
  await look(page, 'compare-start')
  await page.getByLabel('One policy').selectOption('DOW')
  await page.getByLabel('The other').selectOption('STC')
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.getByRole('heading', { name: 'Where they differ most' }).waitFor({ timeout: 45_000 })

  await look(page, 'compare-done')
  await page.getByLabel('Kind of difference').selectOption('answer')
  await page.getByRole('button', { name: 'Show' }).click()
  expect(await page.locator('main').textContent()).toContain('Another answer')
  expect(complaints).toEqual([])
})
