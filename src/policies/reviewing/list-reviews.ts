import { isId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'

import { findOutcomes } from './outcomes.store.ts'
import type { Outcome, Review } from './review.ts'
import { findReview, findReviews } from './reviews.store.ts'

type Needs = { readonly db: Db }

/** A page of a trust's reviews, the latest opened first, and whether more follow. */
export async function listReviews(
  { db }: Needs,
  asked: { readonly trustId: string; readonly most: number; readonly after: number },
): Promise<{ readonly reviews: readonly Review[]; readonly more: boolean }> {
  const { trustId, most, after } = asked
  const found = await db.transactionFor(trustId, (tx) => findReviews(tx, { most: most + 1, after }))
  return { reviews: found.slice(0, most), more: found.length > most }
}

/** The review with an id; any other text is not looked for. */
export async function findAReview(
  { db }: Needs,
  { trustId, reviewId }: { readonly trustId: string; readonly reviewId: string },
): Promise<Review | undefined> {
  if (!isId(reviewId)) return undefined
  return db.transactionFor(trustId, (tx) => findReview(tx, reviewId))
}

/** Everything that was recorded of a review, in that order. */
export async function outcomesOf(
  { db }: Needs,
  { trustId, reviewId }: { readonly trustId: string; readonly reviewId: string },
): Promise<readonly Outcome[]> {
  return db.transactionFor(trustId, (tx) => findOutcomes(tx, reviewId))
}
