import { Hono, type Context } from 'hono'

import { whoAnswers, answeringRoles } from '#policies/reviewing/who-answers.ts'
import { listReviews, outcomesOf } from '#policies/reviewing/list-reviews.ts'
import { stateOf } from '#policies/reviewing/review.ts'
import { pageAsked } from '#web/paging/page-asked.ts'

import { atReviews, namesFor, type ReviewsNeeds, withReview } from './at-reviews.routes.ts'
import { closeRoutes } from './close.routes.ts'
import { openRoutes } from './open.routes.ts'
import { reviewPage } from './review.page.ts'
import { reviewsPage } from './reviews.page.ts'
import { takeBackRoutes } from './take-back.routes.ts'

/** The reviews of a trust's policy: seeing, opening and ending them. */
export function reviewsRoutes(needs: ReviewsNeeds): Hono {
  const see = needs.door.may('see-drafts')
  return new Hono()
    .get('/trusts/:slug/reviews', see, (c) => list(c, needs))
    .route('/', openRoutes(needs))
    .get('/trusts/:slug/reviews/:review', see, (c) => show(c, needs))
    .route('/', closeRoutes(needs))
    .route('/', takeBackRoutes(needs))
}

const most = 50

async function list(c: Context, needs: ReviewsNeeds): Promise<Response> {
  return atReviews(c, needs, async ({ trust, frame, base, today, edition, standing }) => {
    const page = pageAsked(c)
    const { trustId } = trust
    const asked = { trustId, most, after: (page - 1) * most }
    const { reviews, more } = await listReviews(needs, asked)
    const { rulebook } = edition
    const people = await whoAnswers(needs, { trustId, day: today, rulebook })
    const on = { today, inForce: edition.seal, due: standing.due }
    const model = {
      frame,
      base,
      edition,
      standing,
      page,
      more,
      reviews: reviews.map((review) => ({ ...review, state: stateOf(review, on) })),
      roles: answeringRoles(rulebook),
      reminded: people.map(({ name }) => name),
      mayOpen: needs.door.can(c, 'edit-draft'),
      done: c.req.query('done'),
    }
    return c.html(reviewsPage(model))
  })
}

async function show(c: Context, needs: ReviewsNeeds): Promise<Response> {
  return withReview(c, needs, async (at, review) => {
    const { trust, frame, base, today, edition, standing } = at
    const outcomes = await outcomesOf(needs, { trustId: trust.trustId, reviewId: review.reviewId })
    const recorders = outcomes.map(({ recordedBy }) => recordedBy)
    const ids = [review.openedBy, review.ownerId, ...recorders]
    const nameOf = await namesFor(needs, trust.trustId, ids)
    const may = {
      decide: needs.door.can(c, 'record-decision'),
      edit: needs.door.can(c, 'edit-draft'),
    }
    const { overdue, due } = standing
    const state = stateOf(review, { today, inForce: edition.seal, due })
    const last = review.outcome?.type
    const isTakenBack = last === 'taken-back' && c.req.query('done') === last
    const model = { frame, base, overdue, review, state, outcomes, nameOf, may, isTakenBack }
    return c.html(reviewPage(model))
  })
}
