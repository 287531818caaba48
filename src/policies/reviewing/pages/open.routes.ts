import { Hono, type Context } from 'hono'

import { roleName } from '#access/access-words.ts'
import { newId } from '#core/ids.ts'
import { addDays } from '#core/iso-day.ts'
import { broughtId, dayFields, fresh, type Filled } from '#people/pages/forms/sent.ts'
import { whoHolds } from '#people/roles/who-holds.ts'
import { openReview, usualDays } from '#policies/reviewing/open-review.ts'
import { sentForm } from '#web/post-form.ts'

import { type AtReviews, atReviews, type ReviewsNeeds } from './at-reviews.routes.ts'
import { readReview } from './read-forms.ts'
import { openPage } from './review-forms.page.ts'

/** Opening a review for an event, or before its time comes round. */
export function openRoutes(needs: ReviewsNeeds): Hono {
  const edit = needs.door.may('edit-draft')
  const path = '/trusts/:slug/reviews/new'
  return new Hono()
    .get(path, edit, (c) => atReviews(c, needs, (at) => show(c, needs, { at })))
    .post(path, edit, (c) => atReviews(c, needs, (at) => open(c, needs, at)))
}

type Showing = { readonly at: AtReviews; readonly filled?: Filled; readonly reviewId?: string }

async function show(c: Context, needs: ReviewsNeeds, { at, filled, reviewId }: Showing) {
  const { base, today, edition, frame } = at
  const beginning = fresh(dayFields('due', addDays(today, usualDays)))
  const model = {
    base,
    rulebook: edition.rulebook,
    owners: await ownersOf(needs, at),
    reviewId: reviewId ?? newId(),
    filled: filled ?? beginning,
  }
  return c.html(openPage(frame, model), filled ? 422 : 200)
}

/** Roles whose holders can be asked to see to a review. */
const ownerRoles: readonly string[] = [
  'trust-central',
  'executive-headteacher',
  'headteacher',
  'dsl',
  'clerk',
  'online-services-lead',
  'trust-dpo',
]

async function ownersOf(needs: ReviewsNeeds, { trust, today }: AtReviews) {
  const held = await whoHolds(needs, { trustId: trust.trustId, day: today })
  const able = held.filter(({ role }) => ownerRoles.includes(role))
  const byPerson = Map.groupBy(able, ({ personId }) => personId)
  return [...byPerson].map(([personId, holdings]) => {
    const roles = [...new Set(holdings.map(({ role }) => roleName(role)))].join(', ')
    return { value: personId, text: `${holdings[0]?.name ?? ''}, ${roles}` }
  })
}

async function open(c: Context, needs: ReviewsNeeds, at: AtReviews): Promise<Response> {
  const sent = await sentForm(c)
  const reviewId = broughtId(sent, 'review')
  const owners = (await ownersOf(needs, at)).map(({ value }) => value)
  const read = readReview(sent, { today: at.today, owners })
  if (!read.ok) return show(c, needs, { at, reviewId, filled: { sent, problems: read.error } })
  const { edition, by, base, standing } = at
  const due = read.value.cause === 'cycle' ? standing.due : read.value.due
  const asked = { ...read.value, edition, due, reviewId, by: by.by, at: needs.clock.now() }
  await needs.db.transactionFor(by.trustId, (tx) => openReview(tx, asked))
  return c.redirect(`${base}/reviews?done=opened`, 303)
}
