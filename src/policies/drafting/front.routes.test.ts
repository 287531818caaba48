import { expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { readinessOf } from '#policies/drafts/readiness.ts'
import { fieldsOn } from '#test/form-fields.ts'
import { idsOf } from '#test/writing.ts'
import { keepFiveTrusts } from '#test/five-trusts.ts'
import { dayFields, insiderOf } from '#test/people-pages.ts'
import { fiveRulebooks } from '#test/rulebooks.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'
import { findTrust } from '#people/find-trust.ts'

const db = await testDb()
await keepFiveTrusts(db)
const library = fiveRulebooks()
const app = testApp({ db, library })
const trust = await findTrust({ db }, { slug: 'leading-edge' })
if (trust === undefined) throw new Error('a trust is missing')
const { trustId } = trust
const edition = library.editions.get('LEA')
const clerk = insiderOf(app, trust, await signedIn(db, { trust, roles: ['clerk'] }))
const central = insiderOf(app, trust, await signedIn(db, { trust, roles: ['trust-central'] }))

async function begun(): Promise<{ readonly draftId: string; readonly home: string }> {
  const draftId = newId()
  await clerk.post('/drafts/new', { from: 'edition', draft: draftId })
  return { draftId, home: `/drafts/${draftId}` }
}

async function draftOf(draftId: string) {
  const draft = await findDraft({ db }, { trustId, draftId })
  if (draft === undefined) throw new Error('no draft')
  return { ...draft, ...readinessOf(draft.source, edition?.vocabularyText ?? '') }
}

test('the form of settings, sent as it is, changes nothing', async () => {
  const { draftId, home } = await begun()
  const fields = fieldsOn((await clerk.get(`${home}/settings`)).page)

  const sent = await clerk.post(`${home}/settings`, { ...fields, reason: 'Nothing' })

  expect(fields['set-former_pupil.years']).toBe('2')
  expect(fields['set-scope.members']).toBe('unset')
  expect(sent.status).toBe(303)
  expect((await draftOf(draftId)).revision).toBe(1)
})

test('a value shown in the words changes words and rules together; examples on its line then fail', async () => {
  const { draftId, home } = await begun()
  const fields = fieldsOn((await clerk.get(`${home}/settings`)).page)

  await clerk.post(`${home}/settings`, {
    ...fields,
    'set-former_pupil.years': '3',
    'set-scope.volunteers': 'strict',
    reason: 'The board asked',
  })

  const { edition: now, failing, unconfirmed } = await draftOf(draftId)
  expect(now?.rulebook.settings.get('former_pupil.years')?.value).toBe(3)
  expect(now?.rulebook.settings.get('scope.volunteers')?.reading).toBe('strict')
  expect(failing.map(({ example }) => example.clause)).toContain('LEA-9.01')
  expect(unconfirmed.map(({ clause }) => clause)).not.toContain('LEA-9.01')
})

test('a rule that rests on a setting its words do not show must be confirmed again', async () => {
  const { draftId, home } = await begun()
  const at = `${home}/clauses/LEA-9.01`
  const words = 'Staff are advised to wait two years before they connect with former pupils.'
  await clerk.post(at, { base: '1', words, reason: 'Plainer' })
  const { page } = await central.get(at)
  for (const [, rule = ''] of page.matchAll(/name="rule" value="([^"]+)"/g)) {
    const { revision } = await draftOf(draftId)
    await central.post(`${at}/confirm`, { base: String(revision), rule })
  }
  const settled = await draftOf(draftId)
  expect(settled.unconfirmed).toEqual([])
  const fields = fieldsOn((await clerk.get(`${home}/settings`)).page)

  await clerk.post(`${home}/settings`, { ...fields, 'set-former_pupil.years': '3', reason: 'x' })

  const open = (await draftOf(draftId)).unconfirmed.map(({ clause }) => clause)
  expect(open).toContain('LEA-9.01')
  expect((await clerk.get(at)).page).toMatch(
    /The words say “two years”, and the rule counts three years/,
  )
})

test.each([
  ['set-former_pupil.years', 'some', 'Enter a whole number'],
  ['set-school.hours', ' ', 'Enter what it is'],
])('%s is not set to “%s”', async (field, typed, says) => {
  const { draftId, home } = await begun()
  const fields = fieldsOn((await clerk.get(`${home}/settings`)).page)

  const sent = await clerk.post(`${home}/settings`, { ...fields, [field]: typed, reason: 'x' })

  expect(sent.status).toBe(422)
  expect(sent.page).toContain(says)
  expect(sent.page).toContain(`href="#${field}"`)
  expect((await draftOf(draftId)).revision).toBe(1)
})

test('two people who set one value are shown both, other values stay as each set them', async () => {
  const { draftId, home } = await begun()
  const fields = fieldsOn((await clerk.get(`${home}/settings`)).page)
  await clerk.post(`${home}/settings`, { ...fields, 'set-former_pupil.years': '3', reason: 'a' })

  const beside = await central.post(`${home}/settings`, {
    ...fields,
    'set-account_age.years': '14',
    reason: 'b',
  })
  const against = await central.post(`${home}/settings`, {
    ...fields,
    'set-former_pupil.years': '5',
    reason: 'c',
  })

  expect(beside.location).toContain('done=beside')
  expect(against.status).toBe(409)
  expect(against.page).toContain('Somebody else changed this setting too')
  const { edition: now } = await draftOf(draftId)
  expect(now?.rulebook.settings.get('former_pupil.years')?.value).toBe(3)
  expect(now?.rulebook.settings.get('account_age.years')?.value).toBe(14)
})

test('a number that breaks the trust’s scheme is refused with the clause and what would be right', async () => {
  const { draftId, home } = await begun()
  const fields = fieldsOn((await clerk.get(`${home}/control`)).page)
  expect(fields['edition']).toBe('0.2')

  const refused = await clerk.post(`${home}/control`, { ...fields, edition: '2.0', reason: 'x' })
  const whole = await clerk.post(`${home}/control`, { ...fields, edition: '1.0', reason: 'x' })
  await clerk.post(`${home}/control`, { ...fields, base: '2', edition: '0.2', reason: 'x' })
  const kept = await clerk.post(`${home}/control`, {
    ...fields,
    edition: '0.3',
    ...dayFields('from', '2027-01-04'),
    approver: 'Board of Trustees',
    reason: 'The next draft',
  })

  expect(refused.status).toBe(422)
  expect(refused.page).toMatch(/LEA-0\.05.*0\.3 would be right for a draft, 1\.0 for the edition/)
  expect(whole.status).toBe(303)
  expect(kept.status).toBe(303)
  const { edition: now } = await draftOf(draftId)
  expect(now?.rulebook.control).toMatchObject({
    edition: '0.3',
    inForce: { from: 20270104 },
    approved: { by: 'Board of Trustees', words: 'March 2023' },
  })
})

test('a row of history needs its date, what changed and who approved it', async () => {
  const { draftId, home } = await begun()
  const row = { base: '1', on: '2026-11', summary: 'Three years', by: 'Board' }

  const missing = await clerk.post(`${home}/control/history`, { ...row, by: '' })
  const added = await clerk.post(`${home}/control/history`, row)

  expect(missing.status).toBe(422)
  expect(missing.page).toContain('Enter who approved it')
  expect(added.status).toBe(303)
  const { edition: now } = await draftOf(draftId)
  expect(now?.rulebook.control.history.at(-1)).toEqual({
    on: '2026-11',
    summary: 'Three years',
    by: 'Board',
  })
})

test('a clause is added, moved and taken out, and the table of changes tells each with its reason', async () => {
  const { draftId, home } = await begun()
  const add = { place: 'after:LEA-9.01', number: '9.90', title: 'New', words: 'Words.', base: '1' }

  const twice = await clerk.post(`${home}/clauses/new`, { ...add, number: '9.02', reason: 'x' })
  const words = 'Words.\n\n```rule\nmay: all\n```'
  const ruled = await clerk.post(`${home}/clauses/new`, { ...add, words, reason: 'x' })
  const added = await clerk.post(`${home}/clauses/new`, { ...add, reason: 'A gap was found' })
  await clerk.post(`${home}/clauses/LEA-9.90/move`, { to: 'down', base: '2' })
  const moved = idsOf((await draftOf(draftId)).source)
  const removed = await clerk.post(`${home}/clauses/LEA-9.01/remove`, {
    base: '3',
    reason: 'Said below',
  })

  expect(twice.page).toContain('Another clause has this number')
  expect(ruled.page).toContain('three backticks')
  expect((await clerk.follow(added)).page).toContain('The clause was added')
  expect(moved.indexOf('LEA-9.90')).toBe(moved.indexOf('LEA-9.01') + 2)
  expect(removed.status).toBe(303)
  expect((await clerk.get(`${home}/ready`)).page).toContain('Broken cross-references')
  const { page } = await clerk.get(`${home}/changes`)
  for (const said of [
    'A gap was found',
    'Moved LEA-9.90 down',
    'Said below',
    'Begun from edition 0.1',
  ]) {
    expect(page).toContain(said)
  }
  const one = await clerk.get(`${home}/changes?revision=4`)
  expect(one.page).toContain('LEA-9.01')
  expect(one.page).toContain('taken out: ')
})

test('a clause that somebody changed meanwhile is not taken out unread', async () => {
  const { draftId, home } = await begun()
  await clerk.post(`${home}/clauses/LEA-9.01`, { base: '1', words: 'Other words.', reason: 'x' })

  const removed = await central.post(`${home}/clauses/LEA-9.01/remove`, { base: '1', reason: 'y' })

  expect(removed.status).toBe(409)
  expect(idsOf((await draftOf(draftId)).source)).toContain('LEA-9.01')
})

test('where the text asks for an author, a row without one is refused and names the clause', async () => {
  const dow = await findTrust({ db }, { slug: 'dowmat' })
  if (dow === undefined) throw new Error('a trust is missing')
  const own = insiderOf(app, dow, await signedIn(db, { trust: dow, roles: ['clerk'] }))
  const draftId = newId()
  await own.post('/drafts/new', { from: 'edition', draft: draftId })
  const path = `/drafts/${draftId}/control`
  const row = { base: '1', on: '2026-11', summary: 'Three years', by: 'Trust Board' }

  const refused = await own.post(`${path}/history`, row)
  const added = await own.post(`${path}/history`, { ...row, author: 'Policy owner' })

  expect(refused.status).toBe(422)
  expect(refused.page).toContain('Enter the role or body that wrote it (DOW-6.01)')
  expect(refused.page).toContain('value="Three years"')
  expect(added.status).toBe(303)
  const { page } = await own.get(path)
  expect(page).toMatch(/November 2026<[^]*?Policy owner<[^]*?Three years<[^]*?Trust Board</)
})
