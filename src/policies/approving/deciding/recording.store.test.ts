import { beforeAll, describe, expect, test } from 'vitest'

import { approvalOf, packagesOfDraft } from '#policies/approving/find-package.ts'

import { approvingWorld, decidingIn, approvedToday } from '#test/approving.ts'
import { testDb } from '#test/test-db.ts'

import type { Minuted } from './record-decision.ts'

const db = await testDb()
const world = await approvingWorld(db)
const { trust, needs, clerk } = world
const { trustId } = trust
const { vote, record, states, termsOf } = decidingIn(world)
const [ash = ''] = world.trustees

describe('where a meeting’s decision is recorded', () => {
  beforeAll(() => world.decideBy('record'))

  test('the record approves it, with the body, the day, the minute and the count', async () => {
    const one = await world.sent('4.0', { from: '2027-04-01' })

    expect(await record(one, clerk)).toEqual({ ok: true, value: undefined })

    expect(await states(one)).toEqual(['approved', 'approved'])
    expect((await approvalOf(needs, { trustId, seal: one.seal }))?.decision).toMatchObject({
      ...approvedToday,
      way: 'record',
      body: 'Trust Board',
      recordedBy: clerk,
    })
    expect(await termsOf(one)).toHaveLength(1)
  })

  test('a record sent twice, even at once, is kept once', async () => {
    const one = await world.sent('4.1')

    const twice = await Promise.all([record(one, clerk), record(one, clerk)])

    expect(twice.map(({ ok }) => ok)).toEqual([true, true])
    expect(await record(one, clerk)).toMatchObject({ ok: true })
    expect(await termsOf(one)).toHaveLength(1)
  })

  test.each<[string, Partial<Minuted>]>([
    ['in another minute', { minute: '26/115' }],
    ['with another count', { count: { for: 8, against: 0, abstained: 0 } }],
    ['of another day', { metOn: '2026-11-19' }],
    ['with the other outcome', { outcome: 'declined', reason: 'No' }],
  ])('a second record %s is refused, and the first stands', async (_, minuted) => {
    const one = await world.sent('4.11')
    await record(one, clerk)

    expect(await record(one, clerk, minuted)).toMatchObject({
      error: { type: 'closed', state: 'approved' },
    })
    expect((await approvalOf(needs, { trustId, seal: one.seal }))?.decision).toMatchObject({
      ...approvedToday,
    })
  })

  test('another clerk who records the same is told that it was recorded', async () => {
    const one = await world.sent('4.12')
    await record(one, clerk)

    expect(await record(one, await world.holder('clerk'))).toMatchObject({
      error: { type: 'closed' },
    })
  })

  test('a clerk who wrote any of it cannot; another clerk or a trustee can', async () => {
    const one = await world.sent('4.2', { by: clerk })

    expect(await record(one, clerk)).toEqual({ ok: false, error: { type: 'own-draft' } })
    expect(await states(one)).toEqual(['in-review', 'in-review'])
    expect(await record(one, ash)).toMatchObject({ ok: true })
  })

  test('declined, it goes back to be drafted with the reason', async () => {
    const one = await world.sent('4.3')

    await record(one, clerk, { outcome: 'declined', reason: 'Ask the unions first' })

    expect(await states(one)).toEqual(['declined', 'drafting'])
    const [story] = await packagesOfDraft(needs, { trustId, draftId: one.draftId })
    expect(story?.decision?.reason).toBe('Ask the unions first')
  })

  test.each([
    ['of a meeting before it was sealed', { metOn: '2026-11-19' }, 'not-that-day'],
    ['of a meeting to come', { metOn: '2026-11-21' }, 'not-that-day'],
    [
      'without more for it than against',
      { count: { for: 3, against: 3, abstained: 0 } },
      'no-majority',
    ],
  ])('a record %s is refused', async (_, minuted, type) => {
    expect(await record(await world.sent('4.4'), clerk, minuted)).toMatchObject({ error: { type } })
  })

  test('nobody votes on it', async () => {
    expect(await vote(await world.sent('4.5'), ash)).toMatchObject({
      error: { type: 'not-by-vote' },
    })
  })
})
