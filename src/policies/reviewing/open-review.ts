import { recordAudit } from '#audit/audit.store.ts'
import { newId } from '#core/ids.ts'
import { addDays, dayOf, type IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'
import type { Rulebook } from '#rulebooks/language/rulebook.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import type { ReviewCause } from './review.ts'
import { findSameReview, insertReview } from './reviews.store.ts'

/** A review to open, of an edition in force. */
export type ReviewAsked = {
  readonly edition: Pick<SealedEdition, 'seal' | 'rulebook'>
  readonly cause: ReviewCause
  /** Why, in up to 500 characters. */
  readonly reason: string
  /** What brought it, such as `guidance:<id>:2026`: the same thing brings one review only. */
  readonly about?: string | undefined
  /** When it is to be done by; in 30 days when left out, as no text says. */
  readonly due?: IsoDay | undefined
  readonly ownerId?: string | undefined
  /** Made by the form, so that one sent twice opens one review. */
  readonly reviewId?: string | undefined
  readonly by: string
  readonly at: Date
}

/** A review is to be done in so many days where nobody says by when. */
export const usualDays = 30

/**
 * Opens a review in the transaction of what brings it, and gives its id; that of the one there is when
 * the same thing brought one before. The clause of the edition that asks for it goes with it.
 */
export async function openReview(
  tx: Tx,
  asked: ReviewAsked,
): Promise<{ readonly reviewId: string; readonly isNew: boolean }> {
  const { edition, cause, reason, by, at } = asked
  const review = {
    reviewId: asked.reviewId ?? newId(),
    seal: edition.seal,
    cause,
    clause: clauseFor(cause, edition.rulebook),
    reason,
    about: asked.about,
    due: asked.due ?? addDays(dayOf(at), usualDays),
    ownerId: asked.ownerId,
    openedAt: at,
    openedBy: by,
  }
  if (!(await insertReview(tx, review))) {
    const before = await findSameReview(tx, review)
    if (before === undefined) throw new Error('a review was neither kept nor there before')
    return { reviewId: before, isNew: false }
  }
  const { reviewId, clause, due, seal } = review
  await recordAudit(tx, {
    at,
    actor: by,
    action: 'review.opened',
    subject: { kind: 'review', id: reviewId },
    facts: { cause, clause: clause ?? null, due, edition: seal },
  })
  return { reviewId, isNew: true }
}

/** The clause of a text that asks for a review on this cause. */
export function clauseFor(
  cause: ReviewCause,
  { control: { review } }: Rulebook,
): string | undefined {
  if (cause === 'cycle') return review.clause
  return review.alsoOn.find(({ event }) => event === cause)?.clause
}
