import { Hono, type Context } from 'hono'

import type { Result } from '#core/result.ts'
import { fresh, type Filled, type Problem, type Sent } from '#people/pages/forms/sent.ts'
import { listDrafts } from '#policies/drafts/find-draft.ts'
import { closeReview, type Closing } from '#policies/reviewing/close-review.ts'
import { isNamed } from '#policies/reviewing/review-words.ts'
import type { Review } from '#policies/reviewing/review.ts'
import type { Html } from '#web/html.ts'
import { sentForm } from '#web/post-form.ts'

import { type AtReviews, type ReviewsNeeds, withReview } from './at-reviews.routes.ts'
import { notClosedProblem, readDecision, readDraft, readNote } from './read-forms.ts'
import { decisionPage, draftBegunPage, notePage } from './review-forms.page.ts'

/** Recording what came of a review: the board's decision is the clerk's, the rest is for who writes. */
export function closeRoutes(needs: ReviewsNeeds): Hono {
  const edit = needs.door.may('edit-draft')
  const decide = needs.door.may('record-decision')
  const path = '/trusts/:slug/reviews/:review'
  const [decision, note, draft] = [decisionWay, noteWay, draftWay(needs)]
  return new Hono()
    .get(`${path}/decision`, decide, (c) => show(c, needs, decision))
    .post(`${path}/decision`, decide, (c) => close(c, needs, decision))
    .get(`${path}/note`, edit, (c) => show(c, needs, note))
    .post(`${path}/note`, edit, (c) => close(c, needs, note))
    .get(`${path}/draft`, edit, (c) => show(c, needs, draft))
    .post(`${path}/draft`, edit, (c) => close(c, needs, draft))
}

/** One way for a review to end: its form as it begins, the form shown, and what was typed. */
type Way = {
  readonly begin: (at: AtReviews) => Filled
  readonly page: (at: AtReviews, review: Review, filled: Filled) => Html | Promise<Html>
  readonly read: (sent: Sent, at: AtReviews) => Result<Closing, readonly Problem[]>
}

const decisionWay: Way = {
  begin: ({ edition: { rulebook } }) => {
    const { by } = rulebook.control.approved
    return fresh(isNamed(by) ? { body: by } : {})
  },
  page: ({ frame, base, edition: { rulebook } }, review, filled) =>
    decisionPage(frame, { base, review, filled, rulebook }),
  read: readDecision,
}

const noteWay: Way = {
  begin: () => fresh(),
  page: ({ frame, base }, review, filled) => notePage(frame, { base, review, filled }),
  read: (sent, { today }) => readNote(sent, today),
}

const mostDrafts = 100

function draftWay(needs: ReviewsNeeds): Way {
  return {
    begin: () => fresh(),
    page: async ({ frame, base, trust }, review, filled) => {
      const asked = { trustId: trust.trustId, kind: 'trust', most: mostDrafts, after: 0 } as const
      const { drafts } = await listDrafts(needs, asked)
      const choices = drafts
        .filter(({ state }) => state !== 'withdrawn')
        .map(({ draftId, title }) => ({ value: draftId, text: title }))
      return draftBegunPage(frame, { base, review, filled, drafts: choices })
    },
    read: readDraft,
  }
}

async function show(c: Context, needs: ReviewsNeeds, way: Way): Promise<Response> {
  return withReview(c, needs, async (at, review) =>
    c.html(await way.page(at, review, way.begin(at))),
  )
}

async function close(c: Context, needs: ReviewsNeeds, way: Way): Promise<Response> {
  return withReview(c, needs, async (at, review) => {
    const sent = await sentForm(c)
    const again = async (problems: readonly Problem[]) =>
      c.html(await way.page(at, review, { sent, problems }), 422)
    const read = way.read(sent, at)
    if (!read.ok) return again(read.error)
    const { reviewId } = review
    const { trust, by, base } = at
    const closed = await closeReview(needs, { trust, by: by.by, reviewId, closing: read.value })
    if (closed.ok) return c.redirect(`${base}/reviews?done=closed`, 303)
    const isSame = closed.error.type === 'already-closed' && review.outcome?.recordedBy === by.by
    // The same form sent twice: what it says is recorded already.
    if (isSame) return c.redirect(`${base}/reviews?done=closed`, 303)
    return again([notClosedProblem(closed.error)])
  })
}
