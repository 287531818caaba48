import { Hono, type Context } from 'hono'

import { fresh, type Filled } from '#people/pages/forms/sent.ts'
import { recordedAs, type RecordedAs } from '#policies/reviewing/review.ts'
import { takeBack } from '#policies/reviewing/take-back.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { sentForm } from '#web/post-form.ts'

import { type ReviewsNeeds, withReview } from './at-reviews.routes.ts'
import { readReason } from './read-forms.ts'
import { takeBackPage } from './review-forms.page.ts'

/** Taking back what was recorded of a review: for those who recorded it, or hold the same role. */
export function takeBackRoutes(needs: ReviewsNeeds): Hono {
  const edit = needs.door.may('edit-draft')
  const decide = needs.door.may('record-decision')
  const path = '/trusts/:slug/reviews/:review'
  return new Hono()
    .get(`${path}/decision/take-back`, decide, (c) => show(c, needs, { kind: 'decision' }))
    .post(`${path}/decision/take-back`, decide, (c) => take(c, needs, 'decision'))
    .get(`${path}/note/take-back`, edit, (c) => show(c, needs, { kind: 'note' }))
    .post(`${path}/note/take-back`, edit, (c) => take(c, needs, 'note'))
}

type Showing = { readonly kind: RecordedAs; readonly filled?: Filled }

async function show(c: Context, needs: ReviewsNeeds, { kind, filled }: Showing): Promise<Response> {
  return withReview(c, needs, ({ frame, base }, review) => {
    if (recordedAs(review) !== kind) return c.html(notFoundPage(frame), 404)
    const model = { base, review, kind, filled: filled ?? fresh() }
    return c.html(takeBackPage(frame, model), filled ? 422 : 200)
  })
}

async function take(c: Context, needs: ReviewsNeeds, kind: RecordedAs): Promise<Response> {
  const sent = await sentForm(c)
  const reason = readReason(sent, 'Enter why it is not right')
  if (!reason.ok) return show(c, needs, { kind, filled: { sent, problems: reason.error } })
  return withReview(c, needs, async (at, review) => {
    const { trust, by, base, frame } = at
    const { reviewId, outcome } = review
    const step = Number(sent.get('step'))
    const asked = { trustId: trust.trustId, by: by.by, reviewId, kind, step, reason: reason.value }
    const taken = await takeBack(needs, asked)
    // The same form sent twice: what it asks for is done.
    const isDone = taken.ok || outcome?.type === 'taken-back'
    if (!isDone) return c.html(notFoundPage(frame), 404)
    return c.redirect(`${base}/reviews/${reviewId}?done=taken-back`, 303)
  })
}
