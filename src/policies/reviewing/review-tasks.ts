import { dayWords } from '#core/day.ts'
import { addDays, type IsoDay } from '#core/iso-day.ts'
import type { Task } from '#core/task.ts'
import type { Db } from '#db/db.ts'
import type { AskedFor } from '#policies/asked-for.ts'
import type { Shelf } from '#policies/shelf.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { causeWords } from './cause-words.ts'
import { firstWarning } from './reminder-steps.ts'
import { recordedAs, type Review } from './review.ts'
import { findCycleReview, findOpenReviews } from './reviews.store.ts'
import { answersFor } from './who-answers.ts'

const words = {
  overdueWhy: (day: string) => `The review was due on ${day}. The policy still applies.`,
  soonWhy: (day: string) => `The review is due on ${day}.`,
} as const

const most = 50

/** The reviews that wait for somebody: that of the policy when it is due, and those for an event. */
export async function reviewTasks(
  { db, shelf }: { readonly db: Db; readonly shelf: Shelf },
  asked: AskedFor,
): Promise<readonly Task[]> {
  const { visitor, trust, today } = asked
  const edition = await shelf.inForce(trust, today)
  if (edition === undefined) return []
  const { rulebook } = edition
  const { open, cycle } = await openFor({ db, shelf }, { trustId: trust.trustId, edition, today })
  const base = `/trusts/${trust.slug}/reviews`
  const others = open.filter((one) => answersFor(visitor, { rulebook, ownerId: one.ownerId }))
  return [
    ...(cycle !== undefined && answersFor(visitor, { rulebook })
      ? [taskOf('cycle', { due: cycle, href: base, today })]
      : []),
    ...others.map(({ cause, due, reviewId }) =>
      taskOf(cause, { due, href: `${base}/${reviewId}`, today }),
    ),
  ]
}

/** Open reviews for an event, and the day on which that of the policy is due if it is to be named. */
async function openFor(
  { db, shelf }: { readonly db: Db; readonly shelf: Shelf },
  of: { readonly trustId: string; readonly edition: SealedEdition; readonly today: IsoDay },
): Promise<{ readonly open: readonly Review[]; readonly cycle: IsoDay | undefined }> {
  const { trustId, edition, today } = of
  const { due } = await shelf.review(trustId, edition, today)
  const { seal } = edition
  return db.transactionFor(trustId, async (tx) => {
    const own = await findCycleReview(tx, { seal, due })
    const isDone = own !== undefined && recordedAs(own) !== undefined
    const found = await findOpenReviews(tx, most)
    return {
      open: found.filter(({ cause }) => cause !== 'cycle'),
      cycle: isDone || due > addDays(today, firstWarning) ? undefined : due,
    }
  })
}

function taskOf(
  cause: Review['cause'],
  { due, href, today }: { readonly due: IsoDay; readonly href: string; readonly today: IsoDay },
): Task {
  const isOverdue = due < today
  const day = dayWords(due)
  return {
    title: causeWords[cause].task,
    why: isOverdue ? words.overdueWhy(day) : words.soonWhy(day),
    href,
    due,
    state: isOverdue ? 'overdue' : 'to-do',
  }
}
