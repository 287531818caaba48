import { describe, expect, test } from 'vitest'

import { findAuditOf } from '#audit/audit.store.ts'
import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { beginDraft } from '#policies/drafts/begin-draft.ts'
import { testDb } from '#test/test-db.ts'
import { makeTrustWithPolicy, type TrustWithPolicy } from '#test/trust-with-policy.ts'

import { closeReview, type Closing } from './close-review.ts'
import { listReviews } from './list-reviews.ts'
import { openReview, type ReviewAsked } from './open-review.ts'
import { stateOf } from './review.ts'

const db = await testDb()
const clock = clockAt('2026-11-20T12:00:00Z')
const decided = {
  type: 'no-change',
  on: '2026-11-18',
  body: 'Trust Board',
  minute: 'Minute 7 of 18 November 2026',
  note: '',
  nextDue: '2028-02-18',
} as const

describe('opening a review', () => {
  test('keeps why, by when and the clause that asks for it, and says so in the record', async () => {
    const at = await makeTrustWithPolicy(db, {
      'every_months: 15, clause: MOD-1.1 }':
        'every_months: 15, clause: MOD-1.1, also_on: [{ event: lesson, clause: MOD-3.1 }] }',
    })

    const reviewId = await open(at, { cause: 'lesson', reason: 'Pupils used a new app.' })

    expect(await reviewsOf(at)).toMatchObject([
      {
        reviewId,
        cause: 'lesson',
        clause: `${at.trust.code}-3.1`,
        due: '2026-12-20',
        reason: 'Pupils used a new app.',
      },
    ])
    expect(await recordOf(at, reviewId)).toEqual(['review.opened'])
  })

  test('a cause the text does not name has no clause', async () => {
    const at = await makeTrustWithPolicy(db)

    await open(at, { cause: 'concern' })

    expect((await reviewsOf(at))[0]?.clause).toBeUndefined()
  })

  test('the same thing brings one review, however often it is told', async () => {
    const at = await makeTrustWithPolicy(db)
    const about = `guidance:${newId()}:2026`

    const first = await open(at, { cause: 'guidance-change', about })
    const second = await open(at, { cause: 'guidance-change', about })

    expect(second).toBe(first)
    expect(await recordOf(at, first)).toEqual(['review.opened'])
    expect(await reviewsOf(at)).toHaveLength(1)
  })

  test('a form that is sent twice opens one review', async () => {
    const at = await makeTrustWithPolicy(db)
    const reviewId = newId()

    await open(at, { reviewId })
    await open(at, { reviewId })

    expect(await reviewsOf(at)).toHaveLength(1)
  })

  test('what brings it, not being kept, brings no review', async () => {
    const at = await makeTrustWithPolicy(db)

    const change = db.transactionFor(at.trust.trustId, async (tx) => {
      await openReview(tx, asked(at))
      throw new Error('on second thoughts')
    })

    await expect(change).rejects.toThrow('on second thoughts')
    expect(await reviewsOf(at)).toEqual([])
  })
})

describe('a review whose time came round and that changes nothing', () => {
  test('moves the next review to the day that was set, and leaves the text as it is', async () => {
    const at = await makeTrustWithPolicy(db)
    const reviewId = await open(at, { cause: 'cycle', due: '2024-08-31' })

    expect(await close(at, reviewId, decided)).toMatchObject({ ok: true })

    expect(await standing(at, '2026-11-20')).toEqual(['2028-02-18', false])
    expect(await standing(at, '2028-02-19')).toEqual(['2028-02-18', true])
    expect(at.edition.rulebook.control.review.due).toBe(20_240_831)
    expect(await recordOf(at, reviewId)).toEqual(['review.opened', 'review.closed'])
  })

  test('is followed by the next as late as the text allows, where no day was set', async () => {
    const at = await makeTrustWithPolicy(db)
    const reviewId = await open(at, { cause: 'cycle', due: '2024-08-31' })

    await close(at, reviewId, { ...decided, on: '2026-10-31', nextDue: undefined })

    expect(await standing(at, '2026-11-20')).toEqual(['2028-01-31', false])
  })

  test('was overdue until the day it was decided', async () => {
    const at = await makeTrustWithPolicy(db)
    await close(at, await open(at, { cause: 'cycle', due: '2024-08-31' }), decided)

    expect(await standing(at, '2026-11-17')).toEqual(['2024-08-31', true])
    expect(await standing(at, '2026-11-18')).toEqual(['2028-02-18', false])
  })

  test.each([
    ['without who decided', { body: '' }, { type: 'needs-body' }],
    ['without where it is written down', { minute: '' }, { type: 'needs-body' }],
    ['on a day to come', { on: '2026-11-21' }, { type: 'day-to-come' }],
    ['with a next day before it', { nextDue: '2026-11-18' }, { type: 'next-not-later' }],
    [
      'with a next day later than the text allows',
      { nextDue: '2028-02-19' },
      { type: 'next-too-late', latest: '2028-02-18', months: 15 },
    ],
  ])('is not recorded %s', async (_, change, error) => {
    const at = await makeTrustWithPolicy(db)
    const reviewId = await open(at, { cause: 'cycle', due: '2024-08-31' })

    expect(await close(at, reviewId, { ...decided, ...change })).toEqual({ ok: false, error })

    expect(await standing(at, '2026-11-20')).toEqual(['2024-08-31', true])
    expect(await recordOf(at, reviewId)).toEqual(['review.opened'])
  })

  test('is recorded once, also by two at a time', async () => {
    const at = await makeTrustWithPolicy(db)
    const reviewId = await open(at, { cause: 'cycle', due: '2024-08-31' })

    const both = await Promise.all([close(at, reviewId, decided), close(at, reviewId, decided)])

    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await recordOf(at, reviewId)).toEqual(['review.opened', 'review.closed'])
  })
})

describe('a review for an event', () => {
  test('ends with a note, and moves no day', async () => {
    const at = await makeTrustWithPolicy(db)
    const reviewId = await open(at, { cause: 'concern' })
    const closing = { ...decided, body: '', minute: '' }

    expect(await close(at, reviewId, closing)).toMatchObject({ error: { type: 'needs-note' } })
    expect(await close(at, reviewId, { ...closing, note: 'Covered by 2.2.' })).toMatchObject({
      ok: true,
    })

    expect(await standing(at, '2026-11-20')).toEqual(['2024-08-31', true])
  })

  test('ends with a draft, and is open again when that is withdrawn', async () => {
    const at = await makeTrustWithPolicy(db)
    const reviewId = await open(at, { cause: 'concern' })
    const { trustId } = at.trust
    const draft = { trustId, by: 'test', title: 'Spring', source: 'text', reason: 'review' }
    const begun = await beginDraft({ db, clock }, draft)
    if (!begun.ok) throw new Error(begun.error.type)
    const { draftId } = begun.value

    await close(at, reviewId, { type: 'draft-begun', draftId, note: '' })

    expect(await states(at)).toEqual(['done'])
    await db.transactionFor(trustId, (tx) =>
      tx.query.updateTable('draft').set({ state: 'withdrawn' }).execute(),
    )
    expect(await states(at)).toEqual(['open'])
    const note = { ...decided, note: 'Nothing to change after all.' }
    expect(await close(at, reviewId, note)).toMatchObject({ ok: true })
    expect(await states(at)).toEqual(['done'])
  })

  test('does not end with a draft that is not there', async () => {
    const at = await makeTrustWithPolicy(db)
    const reviewId = await open(at, { cause: 'concern' })

    expect(
      await close(at, reviewId, { type: 'draft-begun', draftId: newId(), note: '' }),
    ).toMatchObject({ error: { type: 'no-such-draft' } })
  })
})

test.each([newId(), 'no id'])('a review that is not there is not closed: %s', async (reviewId) => {
  const at = await makeTrustWithPolicy(db)

  expect(await close(at, reviewId, decided)).toMatchObject({ error: { type: 'no-such-review' } })
})

test('a list of reviews comes in pages, the latest first', async () => {
  const at = await makeTrustWithPolicy(db)
  const ids = []
  for (let many = 0; many < 3; many++) ids.push(await open(at, {}))

  const { trustId } = at.trust
  const first = await listReviews({ db }, { trustId, most: 2, after: 0 })
  const second = await listReviews({ db }, { trustId, most: 2, after: 2 })

  expect([first.more, second.more]).toEqual([true, false])
  expect([...first.reviews, ...second.reviews].map(({ reviewId }) => reviewId)).toEqual(
    ids.toReversed(),
  )
})

function asked({ edition }: TrustWithPolicy, more: Partial<ReviewAsked> = {}): ReviewAsked {
  const usual = { cause: 'request', reason: 'Asked for.', by: 'test', at: clock.now() } as const
  return { edition, ...usual, ...more }
}

async function open(at: TrustWithPolicy, more: Partial<ReviewAsked>): Promise<string> {
  const opened = await db.transactionFor(at.trust.trustId, (tx) => openReview(tx, asked(at, more)))
  return opened.reviewId
}

function close({ trust, shelf }: TrustWithPolicy, reviewId: string, closing: Closing) {
  return closeReview({ db, clock, shelf }, { trust, by: 'test', reviewId, closing })
}

async function standing({ trust, shelf, edition }: TrustWithPolicy, day: string) {
  const { due, isOverdue } = await shelf.review(trust.trustId, edition, day)
  return [due, isOverdue]
}

async function reviewsOf({ trust: { trustId } }: TrustWithPolicy) {
  return (await listReviews({ db }, { trustId, most: 50, after: 0 })).reviews
}

async function states(at: TrustWithPolicy) {
  const on = { today: '2026-11-20', inForce: at.edition.seal, due: '2024-08-31' }
  return (await reviewsOf(at)).map((one) => stateOf(one, on))
}

async function recordOf({ trust }: TrustWithPolicy, id: string) {
  const entries = await db.transactionFor(trust.trustId, (tx) =>
    findAuditOf(tx, { kind: 'review', id }),
  )
  return entries.map(({ action }) => action)
}
