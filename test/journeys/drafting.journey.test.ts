import { describe, expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import { findTrust } from '#people/find-trust.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import {
  accessibilityProblems,
  type Look,
  picture,
  scrollsSideways,
  setUpJourneys,
} from '#test/browser.ts'
import { keepFiveTrusts } from '#test/five-trusts.ts'
import { makePerson } from '#test/makers.ts'
import { dayFields, insiderOf } from '#test/people-pages.ts'
import { signedIn, type SignedInForTest } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
await keepFiveTrusts(db)
const found = await findTrust({ db }, { slug: 'leading-edge' })
if (found === undefined) throw new Error('no Leading Edge')
const trust = found
const app = testApp({ db })
const journeys = setUpJourneys(() => app)
const named = (givenName: string, familyName: string) =>
  makePerson(db, trust, { givenName, familyName, stays: [{ kind: 'staff' }] })
const clerk = await signedIn(db, {
  trust,
  person: await named('Loveday', 'Carne'),
  roles: ['clerk'],
})
const office = await signedIn(db, {
  trust,
  person: await named('Piran', 'Nance'),
  roles: ['trust-central'],
})

type Page = Awaited<ReturnType<typeof journeys.visit>>['page']

async function visit(who: SignedInForTest, path: string, look: Look = {}) {
  const visited = await journeys.visit('/', look)
  const [name = '', ...value] = who.headers.cookie.split('=')
  await visited.page
    .context()
    .addCookies([{ name, value: decodeURIComponent(value.join('=')), url: journeys.origin() }])
  await visited.page.goto(`${journeys.origin()}/trusts/leading-edge${path}`)
  return visited
}

async function begun(): Promise<{ readonly draftId: string; readonly home: string }> {
  const draftId = newId()
  await insiderOf(app, trust, clerk).post('/drafts/new', { from: 'edition', draft: draftId })
  return { draftId, home: `/drafts/${draftId}` }
}

const leavers = 'This means leavers of two years at the most.'

async function heading(page: Page): Promise<string> {
  return (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
}

test('“two years” changed to “three years” in the words only is refused until the rule is confirmed', async () => {
  const { page } = await visit(clerk, '/drafts', { javaScript: false, width: 320 })
  await page.getByRole('button', { name: 'Begin a draft from edition 0.1' }).click()
  const home = page.url().replace(/^.*(\/drafts\/[^?]+).*$/, '$1')
  const draftId = home.replace('/drafts/', '')
  await page.getByRole('link', { name: 'LEA-9.01', exact: true }).click()
  const words = page.getByLabel('Words')
  const now = await words.inputValue()
  expect(now).toContain('{former_pupil.years} years')

  await words.fill(now.replace('{former_pupil.years} years', 'three years'))
  await page.getByLabel('Why').fill('The board wants longer')
  await page.getByRole('button', { name: 'Save the words' }).click()

  const main = page.locator('main')
  expect(await main.textContent()).toContain(
    'The words say “three years”, and the rule counts two years',
  )
  expect(await main.textContent()).toContain('Not confirmed')
  await picture(page, 'drafting-drift-320')
  await page.getByRole('link', { name: 'What is left to do' }).first().click()
  expect(await main.textContent()).toContain('Rules that nobody has confirmed')
  await picture(page, 'drafting-ready-320')
  const sent = await insiderOf(app, trust, clerk).post(`${home}/approval/send`, {
    revision: '2',
    base: '2',
    package: newId(),
    'without-replay': 'yes',
    ...dayFields('from', '2027-01-04'),
  })
  expect(sent.status).toBe(422)
  expect(sent.page).toContain('Rules that nobody confirmed: 3')
  const draft = await findDraft({ db }, { trustId: trust.trustId, draftId })
  expect([draft?.state, draft?.revision]).toEqual(['drafting', 2])

  // The setting is what changes words and rule together; then somebody who may confirms.
  await page.goto(`${journeys.origin()}/trusts/leading-edge${home}/clauses/LEA-9.01`)
  await page.getByLabel('Words').fill(now)
  await page.getByLabel('Why').fill('By the setting instead')
  await page.getByRole('button', { name: 'Save the words' }).click()
  const theirs = await visit(office, `${home}/clauses/LEA-9.01`)
  const confirm = theirs.page.getByRole('button', { name: 'Confirm rule' })
  const count = await confirm.count()
  expect(count).toBeGreaterThan(0)
  await picture(theirs.page, 'drafting-confirm-1280')
  for (let i = 0; i < count; i++) await confirm.first().click()
  expect(await theirs.page.locator('main').textContent()).not.toContain('Not confirmed')
  await theirs.page.goto(`${journeys.origin()}/trusts/leading-edge${home}/ready`)
  expect(await theirs.page.locator('main').textContent()).toContain('Nothing is left to do')
  await page.context().close()
  await theirs.page.context().close()
})

test('two people who change one sentence lose nothing: the second sees both and settles', async () => {
  const { home } = await begun()
  const [one, two] = [
    await visit(clerk, `${home}/clauses/LEA-9.02`),
    await visit(office, `${home}/clauses/LEA-9.02`),
  ]
  const save = async (page: Page, words: string) => {
    await page.getByLabel('Words').fill(words)
    await page.getByLabel('Why').fill('Plainer')
    await page.getByRole('button', { name: 'Save the words' }).click()
  }

  await save(one.page, `First wish. ${leavers}`)
  await save(two.page, `Second wish. ${leavers}`)

  expect(await two.page.locator('main').textContent()).toContain('Somebody else saved this too')
  expect(await two.page.locator('main').textContent()).toContain('Loveday Carne')
  expect(await two.page.getByLabel('Words').inputValue()).toBe(`Second wish. ${leavers}`)
  expect(await accessibilityProblems(two.page)).toEqual([])
  await picture(two.page, 'drafting-conflict-1280')
  await save(two.page, `Both wishes. ${leavers}`)
  expect(await two.page.getByRole('alert').textContent()).toContain('The change was saved')
  await one.page.context().close()
  await two.page.context().close()
})

const shown = await begun()
const pages = [
  ['drafts', '/drafts'],
  ['draft-new', '/drafts/new'],
  ['draft', shown.home],
  ['draft-clause', `${shown.home}/clauses/LEA-9.01`],
  ['draft-clause-new', `${shown.home}/clauses/new?after=LEA-9.01`],
  ['draft-clause-remove', `${shown.home}/clauses/LEA-9.01/remove`],
  ['draft-examples', `${shown.home}/clauses/LEA-9.01/examples`],
  ['draft-settings', `${shown.home}/settings`],
  ['draft-control', `${shown.home}/control`],
  ['draft-changes', `${shown.home}/changes`],
  ['draft-ready', `${shown.home}/ready`],
] as const

describe.each(pages)('%s', (name, path) => {
  test.each([320, 1280])(
    'at %i pixels is free of faults and never scrolls sideways',
    async (width) => {
      const { page, complaints } = await visit(clerk, path, { width })
      await picture(page, `${name}-${width}`)

      expect(await heading(page)).not.toBe('')
      expect(await accessibilityProblems(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
      expect(complaints).toEqual([])
      await page.context().close()
    },
  )
})
