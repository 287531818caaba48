import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import {
  accessibilityProblems,
  picture,
  scrollsSideways,
  setUpJourneys,
  type Look,
} from '#test/browser.ts'
import { rewritten } from '#test/reading.ts'
import { askedOn, readingPages } from '#test/reading-pages.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, edition, putInForce } = await readingPages(db, 'STC')
const { schoolId } = await makeSchool(db, trust, 'Ash School')
let today = '2026-11-20'
const clock = { now: () => clockAt(`${today}T12:00:00Z`).now() }
const { visit, origin } = setUpJourneys(() => testApp({ db, clock }))
const base = `/trusts/${trust.slug}`

const someone = (givenName: string, kind: 'staff' | 'volunteer') =>
  makePerson(db, trust, { givenName, familyName: 'Ashdown', stays: [{ kind, schoolId }] })
const lead = await someone('Imogen', 'staff')
const volunteer = await someone('Rowan', 'volunteer')
const head = await someone('Bryn', 'staff')

type Somebody = { readonly personId: string }
type Roles = NonNullable<Parameters<typeof signedIn>[1]['roles']>

/** A page as somebody who has signed in that day sees it. */
async function asSomebody(person: Somebody, look: Look, roles: Roles = []): Promise<Page> {
  const { headers } = await signedIn(db, { trust, person, roles, at: `${today}T11:59:00Z` })
  const { page } = await visit('/', look)
  const [name = '', value = ''] = headers.cookie.split(/=(.*)/s)
  await page.context().addCookies([{ name, value, url: origin() }])
  await page.goto(`${origin()}${base}/reading`)
  return page
}

async function isFine(page: Page, look: Look = {}): Promise<void> {
  expect(look.javaScript === false ? [] : await accessibilityProblems(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
}

/** Reads what is asked first, answers its question and says so. */
async function readIt(page: Page, name: RegExp, of = edition): Promise<void> {
  await page.getByRole('link', { name }).click()
  const right = askedOn(await page.content(), of)?.right
  if (right) await page.locator(`input[name=choice][value=${right}]`).check()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Say so' }).click()
}

const retold = rewritten(
  edition,
  'Everyone obeys data protection law when using',
  'All obey data protection law whenever they are using',
)
const next = rewritten(
  retold,
  '# Do\n',
  '# Do\n\n## STC-9.01 Reports\n\nThose who lead on safeguarding look at reports each day.\n\n```rule\nduty: monitor\nwho: [dsl, deputy-dsl]\nevery: 1 day\n```\n',
)

test('after a new edition a lead and a volunteer are asked for different things', async () => {
  const looks: readonly [Somebody, Look, Roles][] = [
    [lead, {}, [{ role: 'dsl', schoolId }]],
    [volunteer, { width: 320 }, []],
  ]
  for (const [person, look, roles] of looks) {
    const page = await asSomebody(person, look, roles)
    await isFine(page, look)
    await picture(page, `reading-first-${look.width ?? 1280}`)
    await readIt(page, /^Read: The whole policy/)
    expect(await page.getByText('Kept. Thank you.').isVisible()).toBe(true)
    await isFine(page, look)
  }

  await putInForce(next, '2026-12-01')
  today = '2026-12-01'

  const forLead = await asSomebody(lead, {})
  await forLead.getByRole('link', { name: /^Read: What changed/ }).click()
  expect(await forLead.getByRole('link', { name: 'STC-9.01' }).count()).toBe(1)
  expect(await forLead.locator('ins').first().textContent()).toContain('All')
  await isFine(forLead)
  await picture(forLead, 'reading-changes-1280')
  await forLead.goBack()
  await readIt(forLead, /^Read: What changed/, next)
  await picture(forLead, 'reading-kept-1280')

  const small = { width: 320 }
  const forVolunteer = await asSomebody(volunteer, small)
  expect(
    await forVolunteer.getByText('1 clause that concerns you changed').count(),
  ).toBeGreaterThan(0)
  await forVolunteer.getByRole('link', { name: /^Read: What changed/ }).click()
  expect(await forVolunteer.getByRole('link', { name: 'STC-9.01' }).count()).toBe(0)
  expect(await forVolunteer.getByRole('link', { name: 'STC-2.04' }).count()).toBeGreaterThan(0)
  await isFine(forVolunteer, small)
  await picture(forVolunteer, 'reading-changes-320')
})

test('what was acknowledged before stays, with the edition it was of', async () => {
  const page = await asSomebody(lead, {})

  await page.getByRole('link', { name: /^Read on 20 November 2026/ }).click()

  expect(await page.getByText(edition.seal.slice(0, 16)).isVisible()).toBe(true)
  expect(await page.getByText('Question', { exact: true }).isVisible()).toBe(true)
})

test('the head sees who has still to read, and the list follows what is done', async () => {
  const page = await asSomebody(head, {}, [{ role: 'headteacher', schoolId }])
  await page.getByRole('link', { name: 'Who has still to read' }).click()
  await page.getByLabel('What').selectOption({ label: 'The whole policy' })
  await page.getByRole('button', { name: 'Show' }).click()
  const names = () => page.locator('table').last().getByRole('rowheader').allTextContents()
  expect(await names()).toContain('Rowan Ashdown')
  expect(await names()).not.toContain('Imogen Ashdown')
  await isFine(page)
  await picture(page, 'reading-outstanding-1280')

  const theirs = await asSomebody(volunteer, { javaScript: false })
  await readIt(theirs, /^Read: What changed/, next)
  await page.reload()

  expect(await names()).not.toContain('Rowan Ashdown')
  const small = await asSomebody(head, { width: 320 })
  await small.goto(`${origin()}${base}/reading/outstanding`)
  await isFine(small, { width: 320 })
  await picture(small, 'reading-outstanding-320')
})

test.each([
  ['on a computer', {}],
  ['on a phone', { width: 320 }],
] satisfies [string, Look][])(
  'the self-check and the training pages are fine %s',
  async (_, look) => {
    const page = await asSomebody(head, look)
    await page.goto(`${origin()}${base}/self-check`)
    await isFine(page, look)
    await picture(page, `self-check-${'width' in look ? 320 : 1280}`)
    await page.getByRole('radio').first().check()
    await page.getByRole('button', { name: 'See what the policy says' }).click()
    await isFine(page, look)
    await page.getByRole('button', { name: 'I have gone through my accounts' }).click()
    expect(await page.getByText('Kept: that you went through').isVisible()).toBe(true)
    for (const path of [
      'training',
      'training/session?what=learn%3Apolicy',
      'training/refresher?what=learn%3Apolicy',
    ]) {
      await page.goto(`${origin()}${base}/${path}`)
      await isFine(page, look)
      await picture(page, `${path.replaceAll(/[^a-z]/g, '-')}-${'width' in look ? 320 : 1280}`)
    }
  },
)
