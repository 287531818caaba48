import { describe, expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import { saveDraft } from '#policies/drafts/save-draft.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { approvingWorld } from '#test/approving.ts'
import { testDb } from '#test/test-db.ts'
import { downloadPackage, findPackage } from '#policies/approving/find-package.ts'
import { verifyPackage } from '#policies/approving/sealing/verify-package.ts'
import { signerFor } from '#audit/log-secret.ts'

import { sendForDecision, type SendNeeds } from './send-for-decision.ts'

const db = await testDb()
const world = await approvingWorld(db)
const { trust, needs, author } = world
const { trustId } = trust

const inForceFrom = '2027-01-01'
type Of = {
  readonly draftId: string
  readonly revision: number
  readonly packageId?: string
  readonly inForceFrom?: string
}

const send = (of: Of, more: Partial<SendNeeds> = {}) =>
  sendForDecision(
    { ...needs, ...more },
    { trust, by: author, packageId: newId(), inForceFrom, ...of },
  )

const lacksOf = async (label: string, from = inForceFrom) => {
  const sent = await send({ ...(await world.draftOf(label)), inForceFrom: from })
  return !sent.ok && sent.error.type === 'lacking' ? sent.error.lacks.map(({ type }) => type) : sent
}

test('a draft that is ready is sealed as one package that anybody can check, and kept whole', async () => {
  const draft = await world.draftOf('2.0')
  const sent = await send(draft)

  expect(sent).toMatchObject({
    ok: true,
    value: { state: 'in-review', label: '2.0', inForceFrom: '2027-01-01', revision: 1 },
  })
  if (!sent.ok) return
  const { packageId, sha256 } = sent.value
  expect(await findPackage(needs, { trustId, packageId })).toEqual(sent.value)
  expect((await findDraft(needs, { trustId, draftId: draft.draftId }))?.state).toBe('in-review')
  const file = (await downloadPackage(needs, { trustId, packageId, whole: 'whole' })) ?? ''
  const key = signerFor(needs.logSecret, trustId).publicKey
  expect(verifyPackage(file, [key])).toMatchObject({ problems: [], about: { sha256 } })
})

test('the entry of the record names the hash of the package and the key it was signed with', async () => {
  const { packageId, sha256 } = await world.sent('2.0')

  const entries = await db.transactionFor(trustId, ({ query }) =>
    query
      .selectFrom('audit_entry')
      .select(['action', 'facts'])
      .where('subject_id', '=', packageId)
      .execute(),
  )
  const key = signerFor(needs.logSecret, trustId).publicKey
  expect(entries).toMatchObject([{ action: 'package.sealed', facts: { sha256, key } }])
})

test('without a replay the package says honestly that there was none', async () => {
  const { packageId } = await world.sent('2.0')
  const file = await downloadPackage(needs, { trustId, packageId, whole: 'whole' })

  expect(file).toContain('No replay was run for this revision')
})

test('with a replay its report is in the package', async () => {
  const replayReportOf = async () => ({ says: ['3 answers change'], report: { changed: 3 } })
  const packageId = newId()
  await send({ ...(await world.draftOf('2.0')), packageId }, { replayReportOf })

  const file = await downloadPackage(needs, { trustId, packageId, whole: 'whole' })
  expect(file).toContain('"report":{"changed":3},"run":true,"says":["3 answers change"]')
  expect(await downloadPackage(needs, { trustId, packageId, whole: 'public' })).not.toContain(
    '3 answers change',
  )
})

test('a form that is sent twice at once seals one package', async () => {
  const draft = await world.draftOf('2.0')
  const packageId = newId()

  const [first, second] = await Promise.all([
    send({ ...draft, packageId }),
    send({ ...draft, packageId }),
  ])
  const third = await send({ ...draft, packageId })

  expect([first, second, third].map(({ ok }) => ok)).toEqual([true, true, true])
})

test('two people who send one draft at once seal one package', async () => {
  const draft = await world.draftOf('2.0')

  const sent = await Promise.all([send(draft), send(draft)])

  expect(sent.filter(({ ok }) => ok)).toHaveLength(1)
})

test('what is in review can be changed by nobody, neither by a save nor in the database', async () => {
  const { draftId, revision } = await world.sent('2.0')
  const save = { trustId, draftId, by: author, base: revision, source: 'other', reason: 'A comma' }

  expect(await saveDraft(needs, save)).toMatchObject({ error: { type: 'not-drafting' } })
  const behind = db.transactionFor(trustId, ({ query }) =>
    query.updateTable('draft').set({ source: 'other' }).where('draft_id', '=', draftId).execute(),
  )
  await expect(behind).rejects.toThrow('keeps its text')
})

test.each([1, 2, 3, 4, 5])(
  'a draft that is sent while somebody saves it is sealed as it was looked at, or not at all (%i)',
  async () => {
    const draft = await world.draftOf('2.0')
    const { draftId, revision } = draft
    const source = `${draft.source}\nMore.\n`
    const save = { trustId, draftId, by: author, base: revision, source, reason: 'More' }

    const both = await Promise.all([send(draft), saveDraft(needs, save)])

    const first = both.findIndex(({ ok }) => ok)
    expect(both[1 - first]).toMatchObject({
      error: [{ type: 'not-drafting' }, { type: 'stale', revision: 2 }][first],
    })
    expect(await findDraft(needs, { trustId, draftId })).toMatchObject(
      [
        { state: 'in-review', revision: 1, source: draft.source },
        { state: 'drafting', revision: 2, source },
      ][first] ?? {},
    )
  },
)

test('what was saved since somebody looked is not sent', async () => {
  const { draftId, source } = await world.draftOf('2.0')
  await saveDraft(needs, {
    trustId,
    draftId,
    by: author,
    base: 1,
    source: `${source}\n`,
    reason: 'An empty line',
  })

  expect(await send({ draftId, revision: 1 })).toEqual({
    ok: false,
    error: { type: 'stale', revision: 2 },
  })
})

describe('a draft is not sent', () => {
  test('without a day to come from which it is in force', async () => {
    expect(await lacksOf('2.0', '2026-11-19')).toEqual(['day-passed'])
  })

  test('for another day than the one to come that its text names', async () => {
    const { draftId, source } = await world.draftOf('2.0')
    const changed = source.replace('from: 2023-03-01', 'from: 2026-12-24')
    await saveDraft(needs, { trustId, draftId, by: author, base: 1, source: changed, reason: 'x' })

    const sent = await send({ draftId, revision: 2 })
    expect(sent).toMatchObject({
      error: { lacks: [{ type: 'not-ready' }, { type: 'day-not-of-text', from: '2026-12-24' }] },
    })
  })

  test('under the label of the edition it replaces', async () => {
    const { draftId, source } = await world.draftOf('1.0')
    expect(source).toContain('1.0')
    expect(await send({ draftId, revision: 1 })).toMatchObject({
      error: { lacks: [{ type: 'label-used', label: '1.0' }] },
    })
  })

  test('that changes nothing', async () => {
    const { draftId } = await world.draftOf('1.0')
    const source = (await needs.shelf.inForce(trust, '2026-11-20'))?.source ?? ''
    await saveDraft(needs, { trustId, draftId, by: author, base: 1, source, reason: 'x' })

    const sent = await send({ draftId, revision: 2 })
    expect(sent).toMatchObject({
      error: { lacks: [{ type: 'nothing-changed' }, { type: 'review-before', due: '2024-08-31' }] },
    })
  })

  test('whose next review would be due before it is in force', async () => {
    expect(await lacksOf('2.0', '2029-09-01')).toEqual(['review-before'])
  })

  test('with a rule that nobody has confirmed', async () => {
    const { draftId, source } = await world.draftOf('2.0')
    const changed = source.replace('must-not: [accept', 'confirmed: no\nmust-not: [accept')
    await saveDraft(needs, { trustId, draftId, by: author, base: 1, source: changed, reason: 'x' })

    const sent = await send({ draftId, revision: 2 })
    expect(sent).toMatchObject({ ok: false, error: { lacks: [{ type: 'not-ready' }] } })
  })

  test('that is no rulebook', async () => {
    const { draftId } = await world.draftOf('2.0')
    await saveDraft(needs, { trustId, draftId, by: author, base: 1, source: '# x', reason: 'x' })

    const sent = await send({ draftId, revision: 2 })
    expect(sent).toMatchObject({ ok: false, error: { lacks: [{ type: 'not-ready' }] } })
  })

  test('while fewer trustees wrote none of it than have to vote', async () => {
    await world.decideBy('vote', 4)
    expect(await lacksOf('2.0')).toEqual(['too-few-voters'])
    await world.decideBy('vote', 3)
    expect(await lacksOf('2.0')).toMatchObject({ ok: true })
    await world.decideBy('record', 4)
    expect(await lacksOf('2.0')).toMatchObject({ ok: true })
  })

  test('that does not exist', async () => {
    expect(await send({ draftId: newId(), revision: 1 })).toMatchObject({
      error: { type: 'no-such-draft' },
    })
  })
})

test('nobody has more time to decide than until the day it is to be in force', async () => {
  const soon = await world.sent('2.0', { from: '2026-11-25' })
  const later = await world.sent('2.0', { from: '2027-06-01' })

  expect(soon.terms.decideBy).toBe('2026-11-25')
  expect(later.terms.decideBy).toBe('2026-12-20')
})
