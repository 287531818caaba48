import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'

import type { Outcome } from './review.ts'

/** The day set by the latest review of an edition that left it as it was, up to a day. */
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
    .select('next_due')
    .where('review_task.trust_id', '=', tx.trustId)
    .where('seal', '=', seal)
    .where('on_day', '<=', day)
    .where('next_due', 'is not', null)
    .orderBy('on_day', 'desc')
    .orderBy('recorded_at', 'desc')
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

/** How many steps were recorded of a review. */
export async function countSteps(tx: Tx, reviewId: string): Promise<number> {
  const row = await tx.query
    .selectFrom('review_outcome')
    .select(({ fn }) => fn.countAll<number>().as('steps'))
    .where('trust_id', '=', tx.trustId)
    .where('review_id', '=', reviewId)
    .executeTakeFirstOrThrow()
  return Number(row.steps)
}
