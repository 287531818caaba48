import { expect, test, vi } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { askForMornings } from '#jobs/ask-for-mornings.ts'
import { makeMorningRounds } from '#jobs/morning.jobs.ts'
import { startJobs } from '#jobs/start-jobs.ts'
import { morningsOf } from '#mornings.ts'
import { findTrust } from '#people/find-trust.ts'
import type { Role } from '#people/roles/role.ts'
import { openShelf } from '#policies/shelf.ts'
import {
  accessibilityProblems,
  type Look,
  picture,
  scrollsSideways,
  setUpJourneys,
} from '#test/browser.ts'
import { keepFiveTrusts } from '#test/five-trusts.ts'
import { bodyOf, headersOf, mailing } from '#test/mailing.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { fiveRulebooks } from '#test/rulebooks.ts'
import { signedIn, type SignedInForTest } from '#test/signed-in.ts'
import type { Mailbox } from '#test/smtp.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
await keepFiveTrusts(db)
const shelf = openShelf({ db, library: fiveRulebooks() })
const mail = await mailing(db)
const found = await findTrust({ db }, { slug: 'st-clare' })
if (found === undefined) throw new Error('no St Clare')
const trust = found
const high = await makeSchool(db, trust, 'St Aldwyn Catholic High School')
await makeSchool(db, trust, 'St Wilfrida Catholic Primary School')
const clerk = await somebody('clerk@stclare.example', 'clerk')
const head = await somebody('head@stclare.example', 'headteacher', high.schoolId)
const journeys = setUpJourneys(() => testApp({ db }))
const base = '/trusts/st-clare'

test('St Clare’s committee reviews the policy, and the reminders of it stop', async () => {
  const mailbox = await mail.working()
  await morning('2026-11-20')
  await vi.waitFor(
    () => {
      expect(subjectsTo(mailbox, 'head')).toEqual([
        'Have the policy reviewed at St Aldwyn Catholic High School',
      ])
      expect(subjectsTo(mailbox, 'clerk').toSorted()).toEqual([
        'Have the policy reviewed at 2 schools',
        'Overdue: Review the policy, due on 31 July 2025',
      ])
    },
    { timeout: 20_000 },
  )
  expect(await publicPage('/adoption')).toContain('0 of 2 schools reviewed this edition')

  const { page, complaints } = await visit(head, '')
  await page.getByRole('link', { name: /Have the policy reviewed at St Aldwyn/ }).click()
  await fillDay(page, 'When did it review the policy?', ['28', '9', '2026'])
  await page.getByLabel('Where is it written down?').fill('minute 6')
  await picture(page, 'adoption-record')
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole('button', { name: 'Record the review' }).click()
  await page.getByText('It was recorded.').waitFor()
  expect(complaints).toEqual([])
  await page.context().close()

  const list = await publicPage('/adoption')
  expect(list).toContain('1 of 2 schools reviewed this edition')
  expect(list).toContain('Reviewed on 28 September 2026 by local academy committee')
  expect(list).toContain('Still missing (1)')
  const own = await publicPage(`/schools/${high.schoolId}/policy`)
  expect(own).toContain('St Aldwyn Catholic High School, St Clare Catholic MAT')
  expect(own).toContain('Reviewed on 28 September 2026')

  await morning('2027-02-20')
  await vi.waitFor(() => expect(subjectsTo(mailbox, 'clerk')).toContain(missingPrimary), {
    timeout: 20_000,
  })
  expect(subjectsTo(mailbox, 'head')).toHaveLength(1)
})

test('the clerk records that the board left the policy as it is, and nothing says overdue', async () => {
  const mailbox = await mail.working()
  expect(await publicPage('/policy')).toContain('31 July 2025 and is overdue')

  const { page } = await visit(clerk, '/reviews')
  await page.getByRole('link', { name: 'Review the policy', exact: true }).click()
  await page.getByRole('button', { name: 'Record that nothing changes' }).click()
  await page.getByLabel('Where is it written down?').fill('minute 7 of 18 November 2026')
  await fillDay(page, 'When?', ['18', '11', '2026'])
  await picture(page, 'reviews-decision')
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole('button', { name: 'Record the decision' }).click()
  await page.getByText('What came of the review was recorded').waitFor()
  await page.context().close()

  const policy = await publicPage('/policy')
  expect(policy).not.toContain('overdue')
  expect(policy).toContain('18 December 2029, as set at the last review')
  await morning('2027-05-20')
  await vi.waitFor(() => expect(subjectsTo(mailbox, 'clerk')).toContain(missingPrimary), {
    timeout: 20_000,
  })
  expect(mailbox.received.map(({ raw }) => bodyOf(raw)).join()).not.toContain('is overdue')
})

const missingPrimary = 'Have the policy reviewed at St Wilfrida Catholic Primary School'

test.each([320, 1280])('at %i pixels the pages are free of faults', async (width) => {
  const ofSchool = [`/adoption/${high.schoolId}`, `/schools/${high.schoolId}/policy`]
  const own = ['/adoption', '/reviews', '/reviews/new', '/account/calendar']
  for (const path of [...own, ...ofSchool]) {
    const { page, complaints } = await visit(clerk, path, { width })
    await picture(page, `${path.slice(1).replaceAll('/', '-')}-${width}`)

    expect(await accessibilityProblems(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    expect(complaints).toEqual([])
    await page.context().close()
  }
})

test('somebody without JavaScript makes the address of their calendar', async () => {
  const { page } = await visit(head, '/account', { javaScript: false, width: 320 })

  await page.getByRole('link', { name: 'Your days in your own calendar' }).click()
  await page.getByRole('button', { name: 'Make a private address' }).click()
  const address = await page.locator('code').textContent()
  await picture(page, 'calendar-made-320')
  expect(await scrollsSideways(page)).toBe(false)

  const feed = await fetch(address ?? '')
  expect(feed.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  await page.context().close()
})

async function somebody(email: string, role: Role, schoolId?: string): Promise<SignedInForTest> {
  const person = await makePerson(db, trust, { email })
  return signedIn(db, { trust, person, roles: [schoolId ? { role, schoolId } : role] })
}

async function visit(who: SignedInForTest, path: string, look: Look = {}) {
  const visited = await journeys.visit('/', look)
  const [name = '', ...value] = who.headers.cookie.split('=')
  await visited.page
    .context()
    .addCookies([{ name, value: decodeURIComponent(value.join('=')), url: journeys.origin() }])
  await visited.page.goto(`${journeys.origin()}${base}${path}`)
  return visited
}

type Page = Awaited<ReturnType<typeof journeys.visit>>['page']

async function fillDay(
  page: Page,
  asks: string,
  [day, month, year]: readonly [string, string, string],
): Promise<void> {
  const group = page.getByRole('group', { name: asks })
  await group.getByLabel('Day').fill(day)
  await group.getByLabel('Month').fill(month)
  await group.getByLabel('Year').fill(year)
}

async function publicPage(path: string): Promise<string> {
  return (await fetch(`${journeys.origin()}${base}${path}`)).text()
}

/** What other parts of the software remind of is not looked at here. */
const isOurs = (subject: string): boolean => /\breview/i.test(subject)

/** The round of a morning, made by real workers from the queue. */
async function morning(day: string): Promise<void> {
  const clock = clockAt(`${day}T06:00:00Z`)
  const needs = { db, clock, shelf }
  const mornings = morningsOf(needs)
  const report = (_: string, error: Error) => {
    throw error
  }
  const works = [makeMorningRounds({ clock, mornings })]
  const workers = await startJobs({ db, queue: db.engine.queue, report }, works)
  await askForMornings(needs, mornings)
  await vi.waitFor(async () => expect(await roundsLeft()).toBe(0), { timeout: 20_000 })
  await workers.stop()
}

async function roundsLeft(): Promise<number> {
  const rows = await db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('morning_round').select('day').where('done_at', 'is', null).execute(),
  )
  return rows.length
}

function subjectsTo({ received }: Mailbox, who: string): readonly string[] {
  return received
    .filter(({ to }) => to.includes(`${who}@stclare.example`))
    .map(({ raw }) => headersOf(raw)['subject'] ?? '')
    .filter(isOurs)
}
