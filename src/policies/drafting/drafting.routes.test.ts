import { expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { clauseWords } from '#rulebooks/writing/clause-words.ts'
import { keepModelTrust, modelLibrary } from '#test/model-trust.ts'
import { insiderOf } from '#test/people-pages.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const library = modelLibrary()
const trust = await keepModelTrust(db, library)
const { trustId } = trust
const app = testApp({ db, library })
const as = async (role: 'clerk' | 'trustee' | 'trust-central' | 'channel-manager') =>
  insiderOf(app, trust, await signedIn(db, { trust, roles: [role] }))
const clerk = await as('clerk')
const central = await as('trust-central')
const trustee = await as('trustee')

async function begun(): Promise<{ readonly draftId: string; readonly home: string }> {
  const draftId = newId()
  const got = await clerk.post('/drafts/new', { from: 'edition', draft: draftId })
  expect(got.status).toBe(303)
  return { draftId, home: `/drafts/${draftId}` }
}

async function sourceOf(draftId: string): Promise<string> {
  return (await findDraft({ db }, { trustId, draftId }))?.source ?? ''
}

test('one click begins a draft from the edition in force, and two clicks begin one', async () => {
  const draft = newId()
  const fields = { from: 'edition', draft }

  const [first, again] = [
    await clerk.post('/drafts/new', fields),
    await clerk.post('/drafts/new', fields),
  ]

  expect([first.location, again.location]).toEqual([
    `/trusts/model-trust/drafts/${draft}?done=begun`,
    `/trusts/model-trust/drafts/${draft}?done=begun`,
  ])
  const { page } = await clerk.follow(first)
  expect(page).toContain('The draft was begun')
  expect(page).toContain('Begun from edition')
  expect(page).toContain('MOD-2.2')
  const list = await trustee.get('/drafts')
  expect(list.page).toContain('Being written')
  expect(list.page).not.toContain('Begin a draft')
})

test('words are saved with a reason, shown in braces filled in, and leave the rules unconfirmed', async () => {
  const { draftId, home } = await begun()
  const form = { base: '1', title: '', words: 'Staff wait three years.', reason: 'The board asked' }

  const unsaid = await clerk.post(`${home}/clauses/MOD-2.2`, { ...form, reason: ' ' })
  const saved = await clerk.post(`${home}/clauses/MOD-2.2`, form)

  expect(unsaid.status).toBe(422)
  expect(unsaid.page).toContain('Staff wait three years.')
  expect(unsaid.page).toContain('href="#reason"')
  expect(saved.status).toBe(303)
  const { page } = await clerk.follow(saved)
  expect(page).toContain('The change was saved')
  expect(page).toContain('Not confirmed')
  expect(page).toMatch(/The words say “three years”, and the rule counts two years/)
  expect(page).toContain('<del>')
  const ready = await clerk.get(`${home}/ready`)
  expect(ready.page).toContain('Rule MOD-2.2')
  expect(clauseWords(await sourceOf(draftId), 'MOD-2.2')).toBe('Staff wait three years.')
})

test('who may confirm rules is told at home which drafts wait, until it is done', async () => {
  const { home } = await begun()
  const at = `${home}/clauses/MOD-2.1`
  await clerk.post(at, { base: '1', words: 'Staff accept no requests.', reason: 'x' })
  const waiting = `href="/trusts/model-trust${home}/ready"`

  expect((await trustee.get('')).page).toContain(waiting)
  expect((await clerk.get('')).page).not.toContain(waiting)
  const { page } = await trustee.get(at)
  for (const [, rule = ''] of page.matchAll(/name="rule" value="([^"]+)"/g)) {
    await trustee.post(`${at}/confirm`, { rule })
  }
  expect((await trustee.get('')).page).not.toContain(waiting)
})

test('a preview saves nothing and shows settings by their values', async () => {
  const { draftId, home } = await begun()
  const before = await sourceOf(draftId)

  const shown = await clerk.post(`${home}/clauses/MOD-2.2`, {
    base: '1',
    words: 'Wait {former_pupil.years} years, or {no.such} ones.',
    do: 'preview',
  })

  expect(shown.status).toBe(200)
  expect(shown.page).toContain('Wait two years')
  expect(shown.page).toContain('{no.such} is no setting of this policy')
  expect(await sourceOf(draftId)).toBe(before)
})

test('who comes second in the same sentence sees both texts and keeps what they typed', async () => {
  const { draftId, home } = await begun()
  const at = `${home}/clauses/MOD-2.1`
  await clerk.post(at, { base: '1', words: 'What the clerk wants.', reason: 'One' })

  const second = await central.post(at, {
    base: '1',
    words: 'What the office wants.',
    reason: 'Two',
  })

  expect(second.status).toBe(409)
  expect(second.page).toContain('Somebody else saved this too')
  expect(second.page).toContain('clerk')
  expect(second.page).toMatch(/<textarea[^>]*name="words"[^>]*>\s*What the office wants\.</)
  expect(second.page).toContain('name="base" value="2"')
  const settled = { base: '2', words: 'What both want.', reason: 'Settled' }
  expect((await central.post(at, settled)).status).toBe(303)
  expect(clauseWords(await sourceOf(draftId), 'MOD-2.1')).toBe('What both want.')
})

test('only who may confirms a rule, and only as it was looked at', async () => {
  const { draftId, home } = await begun()
  const at = `${home}/clauses/MOD-2.2`
  await clerk.post(at, { base: '1', words: 'Staff wait two years.', reason: 'Shorter' })
  const { page } = await trustee.get(at)
  const rule = /name="rule" value="([^"]+)"/.exec(page)?.[1] ?? ''

  expect((await clerk.post(`${at}/confirm`, { base: '2', rule })).status).toBe(403)
  await clerk.post(at, { base: '2', words: 'Staff wait for two years.', reason: 'Better' })
  const stale = await trustee.post(`${at}/confirm`, { base: '2', rule })
  expect((await trustee.follow(stale)).page).toContain('Somebody changed this clause since')
  const confirmed = await trustee.post(`${at}/confirm`, { base: '3', rule })

  expect((await trustee.follow(confirmed)).page).toContain('The rule was confirmed')
  const reasons = await db.transactionFor(trustId, ({ query }) =>
    query
      .selectFrom('draft_revision')
      .select(['reason', 'saved_by'])
      .where('draft_id', '=', draftId)
      .orderBy('revision', 'desc')
      .executeTakeFirst(),
  )
  expect(reasons).toEqual({
    reason: `Confirmed: ${rule} says what the words say`,
    saved_by: trustee.personId,
  })
})

test('examples are written as lines, and one that fails says so', async () => {
  const { home } = await begun()
  const at = `${home}/clauses/MOD-2.1/examples`
  const { page } = await clerk.get(at)
  const fields = Object.fromEntries(
    [...page.matchAll(/<textarea[^>]*name="(example-\d+)"[^>]*>([^<]*)</g)].map(
      ([, name = '', text = '']) => [name, text],
    ),
  )
  const wrong = (fields['example-0'] ?? '').replace(/^answer: .*$/m, 'answer: allow')
  expect(wrong).not.toBe(fields['example-0'])

  const bad = await clerk.post(at, {
    ...fields,
    'example-0': 'Nothing else',
    base: '1',
    reason: 'x',
  })
  expect(bad.status).toBe(422)
  expect(bad.page).toContain('href="#example-0"')
  const saved = await clerk.post(at, { ...fields, 'example-0': wrong, base: '1', reason: 'x' })

  expect(saved.status).toBe(303)
  expect((await clerk.follow(saved)).page).toContain('Not as expected')
  expect((await clerk.get(`${home}/ready`)).page).toContain('Examples that get another answer')
})

test('who has no part in the policy sees no draft', async () => {
  const { home } = await begun()
  const manager = await as('channel-manager')

  for (const path of ['/drafts', home, `${home}/clauses/MOD-2.1`, `${home}/ready`]) {
    expect((await manager.get(path)).status).toBe(403)
  }
  expect((await trustee.post(`${home}/clauses/MOD-2.1`, { words: 'x', reason: 'y' })).status).toBe(
    403,
  )
})

test('a draft begins from ready clauses, without those whose ticks were taken away', async () => {
  const { page } = await clerk.get('/drafts/new')
  const offered = [...page.matchAll(/name="clause"[^>]*value="([^"]+)"/g)].map(
    ([, one = '']) => one,
  )
  const draftId = newId()

  const begun = await clerk.post('/drafts/new', {
    from: 'catalogue',
    draft: draftId,
    clause: offered[0] ?? '',
  })

  expect(offered.length).toBeGreaterThan(30)
  const first = await clerk.follow(begun)
  expect(first.page).toContain('Begun from the catalogue of ready clauses')
  expect(first.page).toContain('Nothing is left to do')
  expect(first.page).toContain(`MOD-${offered[0]}`)
  expect(first.page).not.toContain(`MOD-${offered[1]}`)
})
