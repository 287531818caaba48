import { expect, test } from 'vitest'

import { findAuditOf } from '#audit/audit.store.ts'
import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { testDb } from '#test/test-db.ts'
import { makeTrustWithPolicy, type TrustWithPolicy } from '#test/trust-with-policy.ts'

import { closeReview } from './close-review.ts'
import { findAReview, outcomesOf } from './list-reviews.ts'
import { openReview } from './open-review.ts'
import { stateOf } from './review.ts'
import { takeBack } from './take-back.ts'

const db = await testDb()
const clock = clockAt('2026-11-20T12:00:00Z')
const today = '2026-11-20'
const decided = {
  type: 'no-change',
  on: '2026-11-18',
  body: 'Trust Board',
  minute: 'Minute 7',
  note: '',
  nextDue: '2026-12-01',
} as const

test('a decision taken back leaves the review open, and the policy overdue as it was', async () => {
  const at = await makeTrustWithPolicy(db)
  const reviewId = await decidedReview(at)
  expect(await overdue(at, today)).toBe(undefined)

  expect(await take(at, reviewId)).toEqual({ ok: true, value: undefined })

  expect(await overdue(at, today)).toBe('31 August 2024')
  expect(await overdue(at, '2026-11-18')).toBe('31 August 2024')
  expect(await stateAt(at, reviewId)).toBe('overdue')
})

test('what was recorded stays, with who took it back and why, and an entry without the words', async () => {
  const at = await makeTrustWithPolicy(db)
  const reviewId = await decidedReview(at)

  await take(at, reviewId, { reason: 'It was the safeguarding policy.' })

  const { trustId } = at.trust
  expect(await outcomesOf({ db }, { trustId, reviewId })).toMatchObject([
    { type: 'no-change', minute: 'Minute 7', nextDue: '2026-12-01' },
    { type: 'taken-back', on: today, note: 'It was the safeguarding policy.', recordedBy: 'test' },
  ])
  const entry = (await recordOf(at, reviewId)).at(-1)
  expect(entry).toMatchObject({
    action: 'review.taken-back',
    facts: { outcome: 'no-change', step: 1 },
  })
})

test('the right decision is recorded after it, and sets the next day', async () => {
  const at = await makeTrustWithPolicy(db)
  const reviewId = await decidedReview(at)
  await take(at, reviewId)

  expect(await close(at, reviewId, { nextDue: '2028-02-18' })).toMatchObject({ ok: true })

  expect(await stateAt(at, reviewId)).toBe('done')
  expect((await standing(at, today)).due).toBe('2028-02-18')
  expect(await take(at, reviewId, { step: 3 })).toMatchObject({ ok: true })
  expect((await standing(at, today)).due).toBe('2024-08-31')
})

test('the review of a day that was only set by mistake is not asked for any more', async () => {
  const at = await makeTrustWithPolicy(db)
  const first = await decidedReview(at)
  const second = await open(at, '2026-12-01')
  expect(await stateAt(at, second)).toBe('open')

  await take(at, first)

  expect(await stateAt(at, second)).toBe('moved')
  await close(at, first, { nextDue: '2026-12-01' })
  expect(await stateAt(at, second)).toBe('open')
})

test('of two who take it back together one does, and none who looked at an earlier record', async () => {
  const at = await makeTrustWithPolicy(db)
  const reviewId = await decidedReview(at)

  const both = await Promise.all([take(at, reviewId), take(at, reviewId)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)

  await close(at, reviewId, {})
  expect(await take(at, reviewId)).toEqual({ ok: false, error: { type: 'no-such-record' } })
  const actions = (await recordOf(at, reviewId)).map(({ action }) => action)
  expect(actions).toEqual(['review.opened', 'review.closed', 'review.taken-back', 'review.closed'])
})

test.each([
  ['a body’s decision by who writes the policy', { kind: 'note' }],
  ['a record that is not there', { step: 2 }],
  ['a review that is not there', { reviewId: newId() }],
  ['what is no id', { reviewId: 'no id' }],
] as const)('not taken back: %s', async (_, wrong) => {
  const at = await makeTrustWithPolicy(db)
  const reviewId = await decidedReview(at)

  expect(await take(at, reviewId, wrong)).toEqual({ ok: false, error: { type: 'no-such-record' } })

  expect(await stateAt(at, reviewId)).toBe('done')
})

async function decidedReview(at: TrustWithPolicy): Promise<string> {
  const reviewId = await open(at, '2024-08-31')
  expect(await close(at, reviewId, {})).toMatchObject({ ok: true })
  return reviewId
}

async function open({ trust, edition }: TrustWithPolicy, due: string): Promise<string> {
  const asked = { edition, cause: 'cycle', reason: 'Its time.', due, by: 'test' } as const
  const opened = await db.transactionFor(trust.trustId, (tx) =>
    openReview(tx, { ...asked, at: clock.now() }),
  )
  return opened.reviewId
}

function close({ trust, shelf }: TrustWithPolicy, reviewId: string, more: { nextDue?: string }) {
  const closing = { ...decided, ...more }
  return closeReview({ db, clock, shelf }, { trust, by: 'test', reviewId, closing })
}

function take({ trust: { trustId } }: TrustWithPolicy, reviewId: string, more = {}) {
  const usual = { trustId, by: 'test', reviewId, kind: 'decision', step: 1 } as const
  return takeBack({ db, clock }, { ...usual, reason: 'It was not so.', ...more })
}

function standing({ trust, shelf, edition }: TrustWithPolicy, day: string) {
  return shelf.review(trust.trustId, edition, day)
}

async function overdue(at: TrustWithPolicy, day: string) {
  return (await standing(at, day)).overdue
}

async function stateAt(at: TrustWithPolicy, reviewId: string) {
  const review = await findAReview({ db }, { trustId: at.trust.trustId, reviewId })
  const { due } = await standing(at, today)
  return review && stateOf(review, { today, inForce: at.edition.seal, due })
}

function recordOf({ trust: { trustId } }: TrustWithPolicy, id: string) {
  return db.transactionFor(trustId, (tx) => findAuditOf(tx, { kind: 'review', id }))
}
