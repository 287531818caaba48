import { describe, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { loadDemonstration } from '#demonstration/load-demonstration.ts'
import { readDemonstration } from '#demonstration/read-demonstration.ts'
import { findTrust } from '#people/find-trust.ts'
import { peopleNamed } from '#people/names/names-of.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import {
  accessibilityProblems,
  type Look,
  picture,
  scrollsSideways,
  setUpJourneys,
} from '#test/browser.ts'
import { keepFiveTrusts } from '#test/five-trusts.ts'
import { makePerson } from '#test/makers.ts'
import { signedIn, type SignedInForTest } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const read = readDemonstration('demonstration')
if (!read.ok) throw new Error(read.error.join('\n'))
await keepFiveTrusts(db)
await loadDemonstration({ db, clock: clockAt('2026-11-20T08:00:00Z') }, read.value)
const found = await findTrust({ db }, { slug: 'leading-edge' })
if (found === undefined) throw new Error('no Leading Edge')
const trust = found
const [school] = await listSchools({ db }, trust)
const administrator = await signedIn(db, { trust, roles: ['system-administrator', 'trust-dpo'] })
const journeys = setUpJourneys(() => testApp({ db }))

const visit = async (who: SignedInForTest, path: string, look: Look = {}) => {
  const visited = await journeys.visit('/', look)
  await signInAs(visited.page, who)
  await visited.page.goto(`${journeys.origin()}/trusts/leading-edge${path}`)
  return visited
}

type Page = Awaited<ReturnType<typeof journeys.visit>>['page']

async function signInAs(page: Page, { headers }: SignedInForTest): Promise<void> {
  const [name = '', ...value] = headers.cookie.split('=')
  await page
    .context()
    .addCookies([{ name, value: decodeURIComponent(value.join('=')), url: journeys.origin() }])
}

const [head = ''] = await peopleNamed({ db }, { trustId: trust.trustId, words: 'Hocking-Bell' })
const [child = ''] = await db.transactionFor(trust.trustId, async ({ query }) => {
  const rows = query.selectFrom('parent_link').select('pupil_id').limit(1)
  return (await rows.execute()).map(({ pupil_id }) => pupil_id)
})
const schoolId = school?.schoolId ?? ''

const pages = [
  ['people', '/people'],
  ['people-search', `/people?q=a&kind=pupil&school=${schoolId}`],
  ['people-none', '/people?q=zzz'],
  ['person-new', '/people/new'],
  ['person-head', `/people/${head}`],
  ['person-child', `/people/${child}`],
  ['person-change', `/people/${head}/change`],
  ['person-stays', `/people/${head}/stays`],
  ['person-leaving', `/people/${head}/leaving`],
  ['person-leaving-check', `/people/${head}/leaving?on=2027-08-31`],
  ['role-give', `/people/${head}/roles`],
  ['roles', '/roles'],
  ['roles-choose', `/roles/give?role=dsl&school=${schoolId}&capacity=alternate&q=a`],
  ['schools', '/schools'],
  ['school', `/schools/${schoolId}`],
  ['school-change', `/schools/${schoolId}/change`],
  ['held-own', '/account/held'],
  ['held-child', `/people/${child}/held`],
] as const

describe.each(pages)('%s', (name, path) => {
  test.each([320, 1280])(
    'at %i pixels is free of faults and never scrolls sideways',
    async (width) => {
      const { page, complaints } = await visit(administrator, path, { width })
      await picture(page, `${name}-${width}`)

      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
      expect(await accessibilityProblems(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
      expect(complaints).toEqual([])
      await page.context().close()
    },
  )
})

test('a role is given without JavaScript, opens what it opens, and is ended', async () => {
  const deputy = await makePerson(db, trust, {
    givenName: 'Morwenna',
    familyName: 'Tregear',
    stays: [{ kind: 'staff', job: 'teacher', schoolId }],
  })
  const theirs = await signedIn(db, { trust, person: deputy })
  const own = await visit(theirs, '/people')
  expect(await own.page.getByRole('heading', { level: 1 }).textContent()).toContain(
    'Your roles do not include this',
  )

  const { page } = await visit(administrator, '/roles', { javaScript: false, width: 320 })
  await page.getByRole('button', { name: 'Give the role' }).first().click()
  await page.getByLabel('Name').fill('tregear')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('link', { name: 'Morwenna Tregear' }).click()
  await page.getByRole('button', { name: 'Give the role' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('The role was given')

  await own.page.reload()
  expect(await own.page.getByRole('heading', { level: 1 }).textContent()).toBe('People')

  await page.getByRole('link', { name: 'Change or end' }).click()
  await page.getByRole('button', { name: 'End the role' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('The role was ended')
  await own.page.reload()
  expect(own.page.url()).toContain('/sign-in?next=')
  await own.page.context().close()
  await page.context().close()
})

test('a mistake in a form is told at the top, keeps what was typed, and can be put right', async () => {
  const { page } = await visit(administrator, '/people/new')

  await page.getByLabel('Given name').fill('Vi')
  await page.getByRole('button', { name: 'Add the person' }).click()
  expect(await page.title()).toContain('Error: Add a person')
  expect(await accessibilityProblems(page)).toEqual([])
  await picture(page, 'person-new-error-1280')
  await page.getByRole('link', { name: 'Enter a family name' }).click()
  await page.keyboard.type('Vine')
  expect(await page.getByLabel('Given name').inputValue()).toBe('Vi')
  await page.getByLabel('Volunteer').check()
  await page.getByRole('button', { name: 'Add the person' }).click()

  expect(await page.getByRole('alert').textContent()).toContain('The person was added')
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Vi Vine')
  await page.context().close()
})

test('a leaver loses access at once, after somebody checked what the leaving ends', async () => {
  const leaver = await makePerson(db, trust, {
    givenName: 'Jago',
    familyName: 'Penrose',
    stays: [{ kind: 'staff', job: 'leadership', schoolId }],
  })
  const roles = [{ role: 'headteacher' as const, schoolId }]
  const own = await visit(await signedIn(db, { trust, person: leaver, roles }), '/people')
  expect(await own.page.getByRole('heading', { level: 1 }).textContent()).toBe('People')

  const { page } = await visit(administrator, `/people/${leaver.personId}`)
  await page.getByRole('button', { name: 'Record leaving' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  expect(await page.getByText('The role Headteacher').count()).toBe(1)
  expect(await page.getByText('are signed out and cannot sign in').count()).toBe(1)
  await page.getByRole('button', { name: 'Record the leaving' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('The leaving was recorded')

  await own.page.goto(`${journeys.origin()}/trusts/leading-edge/people`)
  expect(own.page.url()).toContain('/sign-in?next=')
  expect(await own.page.getByText('Penrose').count()).toBe(0)
  await own.page.context().close()
  await page.context().close()
})

test('somebody reads what is held about them and takes it away as a file', async () => {
  const { page } = await visit(administrator, '/account/held')

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download it as a file' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^held-about-.*\.json$/)
  await page.context().close()
})
