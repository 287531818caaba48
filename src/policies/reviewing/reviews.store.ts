import { z } from 'zod'

import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'

import { outcomeOf } from './outcome-row.ts'
import { eventCauses, type Review } from './review.ts'

/** A review to keep. */
export type NewReview = Omit<Review, 'outcome' | 'steps'> & { readonly about?: string | undefined }

/** Keeps a review; false when its time, or the thing it is about, brought one before. */
export async function insertReview(tx: Tx, review: NewReview): Promise<boolean> {
  const kept = await tx.query
    .insertInto('review_task')
    .values({
      trust_id: tx.trustId,
      review_id: review.reviewId,
      seal: review.seal,
      cause: review.cause,
      clause: review.clause ?? null,
      reason: review.reason,
      about: review.about ?? null,
      due_day: review.due,
      owner_id: review.ownerId ?? null,
      opened_at: review.openedAt,
      opened_by: review.openedBy,
    })
    .onConflict((clash) => clash.doNothing())
    .returning('review_id')
    .executeTakeFirst()
  return kept !== undefined
}

/** The review that was kept before for the same id, thing or time. */
export async function findSameReview(
  tx: Tx,
  { reviewId, about, cause, seal, due }: NewReview,
): Promise<string | undefined> {
  const row = await tx.query
    .selectFrom('review_task')
    .select('review_id')
    .where('trust_id', '=', tx.trustId)
    .where((where) =>
      where.or([
        where('review_id', '=', reviewId),
        ...(about === undefined ? [] : [where('about', '=', about)]),
        ...(cause === 'cycle'
          ? [
              where.and([
                where('cause', '=', cause),
                where('seal', '=', seal),
                where('due_day', '=', due),
              ]),
            ]
          : []),
      ]),
    )
    .executeTakeFirst()
  return row?.review_id
}

/** The review with an id. */
export async function findReview(tx: Tx, reviewId: string): Promise<Review | undefined> {
  const row = await reviewsWithOutcome(tx)
    .where('review_task.review_id', '=', reviewId)
    .executeTakeFirst()
  return row && reviewOf(row)
}

/** A trust's reviews, the latest opened first. */
export async function findReviews(
  tx: Tx,
  { most, after }: { readonly most: number; readonly after: number },
): Promise<readonly Review[]> {
  const rows = await reviewsWithOutcome(tx)
    .orderBy('review_task.review_id', 'desc')
    .limit(most)
    .offset(after)
    .execute()
  return rows.map(reviewOf)
}

/** Reviews without an outcome that stands: at most so many, those due first first. */
export async function findOpenReviews(tx: Tx, most: number): Promise<readonly Review[]> {
  const rows = await reviewsWithOutcome(tx)
    .where((where) =>
      where.or([
        where('outcome', 'is', null),
        where('outcome', '=', 'taken-back'),
        where('draft.state', '=', 'withdrawn'),
      ]),
    )
    .orderBy('due_day')
    .orderBy('review_task.review_id')
    .limit(most)
    .execute()
  return rows.map(reviewOf)
}

/** The review of an edition whose time comes round on a day. */
export async function findCycleReview(
  tx: Tx,
  { seal, due }: { readonly seal: string; readonly due: IsoDay },
): Promise<Review | undefined> {
  const row = await reviewsWithOutcome(tx)
    .where('cause', '=', 'cycle')
    .where('seal', '=', seal)
    .where('due_day', '=', due)
    .executeTakeFirst()
  return row && reviewOf(row)
}

/** Every review with its last step, and the draft of that. */
function reviewsWithOutcome(tx: Tx) {
  return tx.query
    .selectFrom('review_task')
    .leftJoinLateral(
      (last) =>
        last
          .selectFrom('review_outcome')
          .selectAll('review_outcome')
          .whereRef('review_outcome.trust_id', '=', 'review_task.trust_id')
          .whereRef('review_outcome.review_id', '=', 'review_task.review_id')
          .orderBy('step', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .leftJoin('draft', (join) =>
      join
        .onRef('draft.trust_id', '=', 'last.trust_id')
        .onRef('draft.draft_id', '=', 'last.draft_id'),
    )
    .where('review_task.trust_id', '=', tx.trustId)
    .select([
      'review_task.review_id as reviewId',
      'cause',
      'seal',
      'clause',
      'reason',
      'due_day as due',
      'owner_id as ownerId',
      'opened_at as openedAt',
      'opened_by as openedBy',
      'step',
      'outcome',
      'on_day as on',
      'body',
      'minute',
      'note',
      'next_due as nextDue',
      'last.draft_id as draftId',
      'last.recorded_by as recordedBy',
      'draft.title as draftTitle',
      'draft.state as draftState',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof reviewsWithOutcome>['executeTakeFirstOrThrow']>>

const cause = z.enum(['cycle', ...eventCauses])

function reviewOf(row: Row): Review {
  return {
    reviewId: row.reviewId,
    cause: cause.parse(row.cause),
    seal: row.seal,
    clause: row.clause ?? undefined,
    reason: row.reason,
    due: row.due,
    ownerId: row.ownerId ?? undefined,
    openedAt: row.openedAt,
    openedBy: row.openedBy,
    steps: Number(row.step ?? 0),
    outcome: row.outcome === null ? undefined : outcomeOf(row),
  }
}
