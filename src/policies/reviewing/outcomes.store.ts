import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'

import { outcomeOf } from './outcome-row.ts'
import type { Outcome } from './review.ts'

/**
 * The day set by the latest review of an edition that left it as it was, up to a day. Of each review the
 * last step counts: what was taken back counts for nothing.
 */
export async function findNextDue(
  tx: Tx,
  { seal, day }: { readonly seal: string; readonly day: IsoDay },
): Promise<IsoDay | undefined> {
  const row = await tx.query
    .selectFrom('review_outcome')
    .innerJoin('review_task', (join) =>
      join
        .onRef('review_task.trust_id', '=', 'review_outcome.trust_id')
        .onRef('review_task.review_id', '=', 'review_outcome.review_id'),
    )
    .leftJoin('review_outcome as later', (join) =>
      join
        .onRef('later.trust_id', '=', 'review_outcome.trust_id')
        .onRef('later.review_id', '=', 'review_outcome.review_id')
        .onRef('later.step', '>', 'review_outcome.step'),
    )
    .select('review_outcome.next_due')
    .where('later.step', 'is', null)
    .where('review_task.trust_id', '=', tx.trustId)
    .where('seal', '=', seal)
    .where('review_outcome.on_day', '<=', day)
    .where('review_outcome.next_due', 'is not', null)
    .orderBy('review_outcome.on_day', 'desc')
    .orderBy('review_outcome.recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.next_due ?? undefined
}

/** Keeps what came of a review as its next step; false when somebody else recorded that step. */
export async function insertOutcome(
  tx: Tx,
  outcome: Outcome & {
    readonly reviewId: string
    readonly step: number
    readonly recordedAt: Date
  },
): Promise<boolean> {
  const kept = await tx.query
    .insertInto('review_outcome')
    .values({
      trust_id: tx.trustId,
      review_id: outcome.reviewId,
      step: outcome.step,
      outcome: outcome.type,
      on_day: outcome.on,
      body: outcome.body,
      minute: outcome.minute,
      note: outcome.note,
      next_due: outcome.type === 'no-change' ? (outcome.nextDue ?? null) : null,
      draft_id: outcome.type === 'draft-begun' ? outcome.draftId : null,
      recorded_at: outcome.recordedAt,
      recorded_by: outcome.recordedBy,
    })
    .onConflict((clash) => clash.columns(['trust_id', 'review_id', 'step']).doNothing())
    .returning('step')
    .executeTakeFirst()
  return kept !== undefined
}

/** Everything that was recorded of a review, in that order. */
export async function findOutcomes(tx: Tx, reviewId: string): Promise<readonly Outcome[]> {
  const rows = await tx.query
    .selectFrom('review_outcome')
    .leftJoin('draft', (join) =>
      join
        .onRef('draft.trust_id', '=', 'review_outcome.trust_id')
        .onRef('draft.draft_id', '=', 'review_outcome.draft_id'),
    )
    .where('review_outcome.trust_id', '=', tx.trustId)
    .where('review_id', '=', reviewId)
    .select([
      'outcome',
      'on_day as on',
      'body',
      'minute',
      'note',
      'next_due as nextDue',
      'review_outcome.draft_id as draftId',
      'recorded_by as recordedBy',
      'draft.title as draftTitle',
      'draft.state as draftState',
    ])
    .orderBy('step')
    .execute()
  return rows.map(outcomeOf)
}
