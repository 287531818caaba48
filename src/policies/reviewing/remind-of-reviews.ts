import type { Clock } from '#core/clock.ts'
import { dayWords } from '#core/day.ts'
import { addDays } from '#core/iso-day.ts'
import type { Db, Tx } from '#db/db.ts'
import type { Morning, Round } from '#jobs/morning.ts'
import { whoHolds, type Holder } from '#people/roles/who-holds.ts'
import { remindOnce } from '#policies/reminding/remind-once.ts'
import type { Shelf } from '#policies/shelf.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { causeWords } from './cause-words.ts'
import { openReview } from './open-review.ts'
import { firstWarning, reminderStep } from './reminder-steps.ts'
import { stateOf, type Review } from './review.ts'
import { standingIn } from './review-standing.ts'
import { findOpenReviews, findReview } from './reviews.store.ts'
import { answeringAmong } from './who-answers.ts'

const words = {
  cycle: (when: string) => `The text says when: ${when}.`,
  subject: (what: string, due: string) => `${what}, due on ${due}`,
  lateSubject: (what: string, due: string) => `Overdue: ${what}, due on ${due}`,
  soon: (title: string, trust: string, due: string) =>
    `The ${title} of ${trust} is to be reviewed by ${due}.`,
  late: (title: string, trust: string, due: string) =>
    `The review of the ${title} of ${trust} was due on ${due} and is overdue. The policy still applies, and every page of it says that its review is overdue.`,
  where: 'Record what came of it in Houserules, under Policy reviews:',
  noLink: 'Sign in to Houserules and record what came of it under Policy reviews.',
  ends: 'These reminders stop as soon as the review is recorded as done.',
} as const

/** What reminding needs; `address` is where links in mail begin, if it is known. */
export type RemindNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly shelf: Shelf
  readonly address?: string | undefined
}

/** The most open reviews that one morning looks at. */
const most = 200

/**
 * Opens the review of the policy in force when its time comes, and reminds those who see to open
 * reviews: 60, 30 and 7 days before, and every 30 days once one is overdue. Stops when it is done.
 */
export function remindOfReviews(needs: RemindNeeds): Morning {
  return {
    name: 'policy-reviews',
    run: async (round) => {
      const edition = await needs.shelf.inForce(round.trust, round.today)
      if (edition === undefined) return
      const open = await round.transaction(async (tx) => {
        await openWhenDue(tx, { edition, round, at: needs.clock.now() })
        return findOpenReviews(tx, most)
      })
      if (open.length === 0) return
      const held = await whoHolds(needs, { trustId: round.trust.trustId, day: round.today })
      for (const review of open) await remind(needs, { round, edition, review, held })
    },
  }
}

async function openWhenDue(
  tx: Tx,
  asked: { readonly edition: SealedEdition; readonly round: Round; readonly at: Date },
): Promise<void> {
  const { edition, round, at } = asked
  const { due } = await standingIn(tx, { edition, day: round.today })
  if (due > addDays(round.today, firstWarning)) return
  const reason = words.cycle(edition.rulebook.control.review.words)
  await openReview(tx, { edition, cause: 'cycle', reason, due, by: 'system', at })
}

type Reminding = {
  readonly round: Round
  readonly edition: SealedEdition
  readonly review: Review
  /** All who hold a role that day. */
  readonly held: readonly Holder[]
}

async function remind(needs: RemindNeeds, reminding: Reminding): Promise<void> {
  const { round, edition, review, held } = reminding
  const { today } = round
  const step = reminderStep(review.due, today)
  if (step === undefined) return
  const { rulebook } = edition
  const people = answeringAmong(held, { rulebook, ownerId: review.ownerId })
  await round.transaction(async (tx) => {
    const now = await findReview(tx, review.reviewId)
    if (now === undefined) return
    const { due } = await standingIn(tx, { edition, day: today })
    const state = stateOf(now, { today, inForce: edition.seal, due })
    if (state !== 'open' && state !== 'overdue') return
    const about = aboutOf(now)
    const message = messageOf(needs, reminding)
    for (const { personId } of people) {
      await remindOnce(tx, { about, personId, step, ...message }, needs.clock.now())
    }
  })
}

/** What is reminded of; a review that opened again is reminded of anew. */
function aboutOf({ reviewId, steps }: Review): string {
  return steps === 0 ? `review:${reviewId}` : `review:${reviewId}:${steps}`
}

function messageOf({ address }: RemindNeeds, { round, edition, review }: Reminding) {
  const { trust, today } = round
  const title = edition.rulebook.control.title.toLowerCase()
  const due = dayWords(review.due)
  const isLate = review.due < today
  const what = causeWords[review.cause].task
  const link = `${address ?? ''}/trusts/${trust.slug}/reviews/${review.reviewId}`
  return {
    kind: 'review-reminder',
    subject: (isLate ? words.lateSubject : words.subject)(what, due),
    text: [
      (isLate ? words.late : words.soon)(title, trust.name, due),
      ...(review.cause === 'cycle' ? [] : [`${causeWords[review.cause].why}: ${review.reason}`]),
      address === undefined ? words.noLink : `${words.where}\n${link}`,
      words.ends,
    ].join('\n\n'),
  }
}
