import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { beginDraft } from '#policies/drafts/begin-draft.ts'
import { readinessOf } from '#policies/drafts/readiness.ts'
import { clauseWords } from '#rulebooks/writing/clause-words.ts'
import { makeTrust } from '#test/makers.ts'
import { modelLibrary } from '#test/model-trust.ts'
import { testDb } from '#test/test-db.ts'

import { titlePart, wordsPart } from './parts.ts'
import { saveParts } from './save-parts.ts'

const db = await testDb()
const { trustId } = await makeTrust(db)
const needs = { db, clock: clockAt('2026-11-20T12:00:00Z') }
const edition = modelLibrary().editions.get('MOD')
if (edition === undefined) throw new Error('the model trust has no edition')
const { source, vocabularyText } = edition

async function someDraft() {
  const draft = await beginDraft(needs, {
    trustId,
    by: 'clerk',
    title: 'A draft',
    source,
    reason: 'Begun',
  })
  if (!draft.ok) throw new Error('not begun')
  return draft.value
}

function save(
  draftId: string,
  by: string,
  { clause, words, base = 1 }: { clause: string; words: string; base?: number },
) {
  const changes = [{ part: wordsPart(clause), text: words }]
  return saveParts(needs, { trustId, draftId, by, base, reason: `By ${by}`, changes })
}

async function sourceOf(draftId: string): Promise<string> {
  const draft = await findDraft(needs, { trustId, draftId })
  return draft?.source ?? ''
}

const revisionsOf = (draftId: string) =>
  db.transactionFor(trustId, ({ query }) =>
    query
      .selectFrom('draft_revision')
      .select(['revision', 'saved_by', 'reason'])
      .where('draft_id', '=', draftId)
      .orderBy('revision')
      .execute(),
  )

test('ten people who save ten clauses at once lose nothing', async () => {
  const { draftId } = await someDraft()
  const clauses = [...edition.rulebook.clauses.keys()].slice(0, 10)

  const saved = await Promise.all(
    clauses.map((clause) =>
      save(draftId, `somebody at ${clause}`, { clause, words: `New words of ${clause}.` }),
    ),
  )

  expect(saved.every(({ ok }) => ok)).toBe(true)
  const kept = await sourceOf(draftId)
  for (const clause of clauses) expect(clauseWords(kept, clause)).toBe(`New words of ${clause}.`)
  expect((await revisionsOf(draftId)).map(({ revision }) => revision)).toEqual(
    Array.from({ length: clauses.length + 1 }, (_, i) => i + 1),
  )
})

test('of two people who save one sentence at once, one saves and the other is shown both texts', async () => {
  const { draftId } = await someDraft()

  const saved = await Promise.all([
    save(draftId, 'a', { clause: 'MOD-2.1', words: 'What A wants.' }),
    save(draftId, 'b', { clause: 'MOD-2.1', words: 'What B wants.' }),
  ])

  const lost = saved.find(({ ok }) => !ok)
  const words = clauseWords(await sourceOf(draftId), 'MOD-2.1') ?? ''
  const other = words === 'What A wants.' ? 'What B wants.' : 'What A wants.'
  expect(lost).toMatchObject({
    error: {
      type: 'conflict',
      conflicts: [{ mine: other, theirs: words, base: clauseWords(source, 'MOD-2.1') }],
    },
  })
})

test('sentences of one clause changed by two are put together, and that is told', async () => {
  const { draftId } = await someDraft()
  await save(draftId, 'a', { clause: 'MOD-2.1', words: 'One. Two.' })
  await save(draftId, 'a', { clause: 'MOD-2.1', words: 'One, changed. Two.', base: 2 })

  const saved = await save(draftId, 'b', {
    clause: 'MOD-2.1',
    words: 'One. Two, changed.',
    base: 2,
  })

  expect(saved).toMatchObject({ ok: true, value: { meeting: 'together' } })
  expect(clauseWords(await sourceOf(draftId), 'MOD-2.1')).toBe('One, changed. Two, changed.')
})

test('how a save met those of others is told by what it holds of them', async () => {
  const { draftId } = await someDraft()
  const alone = await save(draftId, 'a', { clause: 'MOD-2.1', words: 'Another.' })
  const clauses = [...edition.rulebook.clauses.keys()]
  const clause = clauses.find((one) => one !== 'MOD-2.1') ?? ''
  const beside = await save(draftId, 'b', { clause, words: 'Other words.' })

  expect(alone).toMatchObject({ ok: true, value: { meeting: 'alone' } })
  expect(beside).toMatchObject({ ok: true, value: { meeting: 'beside' } })
})

test('other words leave the rules of their clause unconfirmed, another title does not', async () => {
  const { draftId } = await someDraft()
  const open = async () =>
    readinessOf(await sourceOf(draftId), vocabularyText).unconfirmed.map(({ clause }) => clause)
  const titled = await saveParts(needs, {
    trustId,
    draftId,
    by: 'a',
    base: 1,
    reason: 'A better title',
    changes: [{ part: titlePart('MOD-2.2'), text: 'Another title' }],
  })

  expect(titled.ok && (await open())).toEqual([])
  await save(draftId, 'a', { clause: 'MOD-2.2', words: 'Staff wait three years.', base: 2 })
  expect(new Set(await open())).toEqual(new Set(['MOD-2.2']))
})

test('saving what is there already changes nothing, and each save has an entry in the record', async () => {
  const { draftId } = await someDraft()

  await save(draftId, 'a', { clause: 'MOD-2.1', words: clauseWords(source, 'MOD-2.1') ?? '' })
  await save(draftId, 'a', { clause: 'MOD-2.1', words: 'Other words.' })

  expect(await revisionsOf(draftId)).toMatchObject([
    { revision: 1, saved_by: 'clerk' },
    { revision: 2, saved_by: 'a', reason: 'By a' },
  ])
  const entries = await db.transactionFor(trustId, ({ query }) =>
    query.selectFrom('audit_entry').select('action').where('subject_id', '=', draftId).execute(),
  )
  expect(entries.map(({ action }) => action)).toEqual(['draft.begun', 'draft.saved'])
})
