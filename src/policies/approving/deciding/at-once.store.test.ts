import { describe, expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import { packagesOfDraft } from '#policies/approving/find-package.ts'
import type { Package } from '#policies/approving/package.ts'
import { sendForDecision } from '#policies/approving/sending/send-for-decision.ts'
import { approvingWorld, decidingIn } from '#test/approving.ts'
import { testDb } from '#test/test-db.ts'

import { withdrawPackage } from './withdraw-package.ts'

const db = await testDb()
const world = await approvingWorld(db)
const { trust, needs, author, clerk } = world
const { trustId } = trust
const { vote, record, states, termsOf, actionsOn } = decidingIn(world)
const [ash = '', birch = ''] = world.trustees

const declined = { outcome: 'declined', reason: 'They say otherwise' } as const
const rounds = [1, 2, 3, 4, 5, 6]

/** How a package stands, how many terms it led to, and what the record tells of it. */
async function came(one: Package) {
  return {
    states: await states(one),
    terms: (await termsOf(one)).length,
    actions: (await actionsOn(one)).slice(1),
  }
}

test.each(rounds)('of two clerks who record at once one is told that it is done (%i)', async () => {
  await world.decideBy('record')
  const clerks = [clerk, await world.holder('clerk')] as const
  const one = await world.sent('9.0')

  const both = await Promise.all([record(one, clerks[0]), record(one, clerks[1], declined)])

  const first = both.findIndex(({ ok }) => ok)
  expect(both[1 - first]).toMatchObject({ error: { type: 'closed' } })
  expect(await came(one)).toEqual(
    [
      { states: ['approved', 'approved'], terms: 1, actions: ['package.approved'] },
      { states: ['declined', 'drafting'], terms: 0, actions: ['package.declined'] },
    ][first],
  )
  const [story] = await packagesOfDraft(needs, { trustId, draftId: one.draftId })
  expect(story?.decision).toMatchObject({ recordedBy: clerks[first] })
})

test.each(rounds)(
  'the vote that settles it and a withdrawal at once: one of them (%i)',
  async () => {
    await world.decideBy('vote')
    const one = await world.sent('9.1')
    await vote(one, ash)
    const { packageId } = one
    const withdraw = { trustId, packageId, by: author, why: 'A clause is missing' }

    const both = await Promise.all([vote(one, birch), withdrawPackage(needs, withdraw)])

    const first = both.findIndex(({ ok }) => ok)
    expect(both[1 - first]).toMatchObject({ error: { type: 'closed' } })
    const voted = 'package.voted'
    expect(await came(one)).toEqual(
      [
        { states: ['approved', 'approved'], terms: 1, actions: [voted, voted, 'package.approved'] },
        { states: ['withdrawn', 'drafting'], terms: 0, actions: [voted, 'package.withdrawn'] },
      ][first],
    )
  },
)

test('a package is not decided on once another edition was approved since it was sealed', async () => {
  await world.decideBy('vote')
  const [one, other] = [await world.sent('9.3'), await world.sent('9.4')]
  const later = world.on('2026-11-20T12:05:00Z')
  await vote(one, ash, { at: later })
  expect(await vote(other, ash, { at: later })).toMatchObject({ ok: true })
  await vote(one, birch, { at: later })

  const error = { type: 'overtaken', by: '9.3' }
  expect(await vote(other, birch, { at: later })).toEqual({ ok: false, error })
  expect(await states(other)).toEqual(['in-review', 'in-review'])
  const { packageId } = other
  expect(
    await withdrawPackage(later, { trustId, packageId, by: author, why: 'Overtaken' }),
  ).toMatchObject({ ok: true })
})

describe('the last minute', () => {
  test.each([
    [
      'is counted until midnight in London, in summer too',
      '2027-06-30T22:59:59.999Z',
      { ok: true },
    ],
    ['is over at midnight', '2027-06-30T23:00:00Z', { error: { type: 'lapsed' } }],
  ])('%s', async (_, instant, outcome) => {
    await world.decideBy('vote')
    const { draftId, revision } = await world.draftOf('9.2')
    const sent = await sendForDecision(world.on('2027-05-31T12:00:00Z'), {
      trust,
      draftId,
      revision,
      packageId: newId(),
      inForceFrom: '2027-09-01',
      by: author,
    })
    if (!sent.ok) throw new Error(sent.error.type)
    expect(sent.value.terms.decideBy).toBe('2027-06-30')

    expect(await vote(sent.value, ash, { at: world.on(instant) })).toMatchObject(outcome)
  })
})
