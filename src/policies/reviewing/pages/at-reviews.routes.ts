import type { Context } from 'hono'

import type { Door } from '#access/door.routes.ts'
import { type Inside, insideOf } from '#access/inside.routes.ts'
import type { Clock } from '#core/clock.ts'
import { isId } from '#core/ids.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import { namesOf } from '#people/names/names-of.ts'
import { findAReview } from '#policies/reviewing/list-reviews.ts'
import type { Review, ReviewStanding } from '#policies/reviewing/review.ts'
import type { Shelf } from '#policies/shelf.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import type { Themes } from '#web/load-themes.ts'
import { notFoundPage } from '#web/problem.page.ts'

/** What the pages of reviews need. */
export type ReviewsNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly shelf: Shelf
  readonly themes: Themes
  readonly demo: boolean
  readonly door: Door
}

/** Where a page of reviews stands: the edition in force, and how its review stands today. */
export type AtReviews = Inside & {
  readonly today: IsoDay
  readonly edition: SealedEdition
  readonly standing: ReviewStanding
}

type Answer = Response | Promise<Response>

/** Does something about the reviews of the edition in force; not found where there is none. */
export async function atReviews(
  c: Context,
  needs: ReviewsNeeds,
  work: (at: AtReviews) => Answer,
): Promise<Response> {
  const inside = insideOf(c, needs, 'reviews')
  const today = dayOf(needs.clock.now())
  const edition = await needs.shelf.inForce(inside.trust, today)
  if (edition === undefined) return c.html(notFoundPage(inside.frame), 404)
  const standing = await needs.shelf.review(inside.trust.trustId, edition, today)
  return work({ ...inside, today, edition, standing })
}

/** The same about the review whose id stands in the address. */
export async function withReview(
  c: Context,
  needs: ReviewsNeeds,
  work: (at: AtReviews, review: Review) => Answer,
): Promise<Response> {
  return atReviews(c, needs, async (at) => {
    const { trustId } = at.trust
    const review = await findAReview(needs, { trustId, reviewId: c.req.param('review') ?? '' })
    return review === undefined ? c.html(notFoundPage(at.frame), 404) : work(at, review)
  })
}

/** Who people are by their ids; what is no person says itself, such as `Houserules`. */
export async function namesFor(
  needs: Pick<ReviewsNeeds, 'db'>,
  trustId: string,
  ids: readonly (string | undefined)[],
): Promise<(id: string) => string> {
  const people = ids.flatMap((id) => (id !== undefined && isId(id) ? [id] : []))
  const names = await namesOf(needs, { trustId, ids: [...new Set(people)] })
  return (id) => (id === 'system' ? 'Houserules' : (names.get(id) ?? id))
}
