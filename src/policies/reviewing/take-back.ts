import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { isId } from '#core/ids.ts'
import { dayOf } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'

import { insertOutcome } from './outcomes.store.ts'
import { recordedAs, type RecordedAs } from './review.ts'
import { findReview } from './reviews.store.ts'

/** Why nothing was taken back: no such record stands. */
export type NotTakenBack = { readonly type: 'no-such-record' }

type Asked = {
  readonly trustId: string
  readonly by: string
  readonly reviewId: string
  /** Whose record it is, as only they take it back. */
  readonly kind: RecordedAs
  /** Which of the records of the review, as somebody may have recorded another meanwhile. */
  readonly step: number
  /** Why it was wrong, in up to 1,000 characters. */
  readonly reason: string
}

/**
 * Takes back what was recorded of a review, as it was wrong. The record stays, with who took it back and
 * why; the review is open again, and the day it had set counts no longer, also for days that are past.
 */
export async function takeBack(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  { trustId, by, reviewId, kind, step, reason }: Asked,
): Promise<Result<undefined, NotTakenBack>> {
  const now = clock.now()
  if (!isId(reviewId)) return err({ type: 'no-such-record' })
  return db.transactionFor(trustId, async (tx) => {
    const review = await findReview(tx, reviewId)
    const isThere = review?.steps === step && recordedAs(review) === kind
    if (!isThere) return err({ type: 'no-such-record' })
    const said = { on: dayOf(now), body: '', minute: '', note: reason, recordedBy: by }
    const kept = {
      ...said,
      type: 'taken-back',
      reviewId,
      step: step + 1,
      recordedAt: now,
    } as const
    if (!(await insertOutcome(tx, kept))) return err({ type: 'no-such-record' })
    await recordAudit(tx, {
      at: now,
      actor: by,
      action: 'review.taken-back',
      subject: { kind: 'review', id: reviewId },
      facts: { outcome: review.outcome?.type ?? null, step },
    })
    return ok(undefined)
  })
}
