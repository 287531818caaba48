import type { CalendarEntry } from '#core/calendar-entry.ts'
import { addDays } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import type { AskedFor } from '#policies/asked-for.ts'
import type { Shelf } from '#policies/shelf.ts'

import { causeWords } from './cause-words.ts'
import { findOpenReviews } from './reviews.store.ts'
import { answersFor } from './who-answers.ts'

const words = {
  says: 'The policy is to be reviewed by this day. Houserules reminds you 60, 30 and 7 days before.',
} as const

const most = 50

/** So far ahead a calendar shows the review of the policy. */
const ahead = 800

/** The days on which reviews are due that wait for somebody, for their calendar. */
export async function reviewDays(
  { db, shelf }: { readonly db: Db; readonly shelf: Shelf },
  asked: AskedFor,
): Promise<readonly CalendarEntry[]> {
  const { visitor, trust, today } = asked
  const edition = await shelf.inForce(trust, today)
  if (edition === undefined) return []
  const { rulebook, seal } = edition
  const { due } = await shelf.review(trust.trustId, edition, today)
  const open = await db.transactionFor(trust.trustId, (tx) => findOpenReviews(tx, most))
  const base = `/trusts/${trust.slug}/reviews`
  const others = open.filter(
    ({ cause, ownerId }) => cause !== 'cycle' && answersFor(visitor, { rulebook, ownerId }),
  )
  const isShown = answersFor(visitor, { rulebook }) && due <= addDays(today, ahead)
  return [
    ...(isShown
      ? [{ id: `policy-review-${seal.slice(0, 24)}`, day: due, href: base, ...said('cycle') }]
      : []),
    ...others.map(({ reviewId, cause, due: day }) => ({
      id: `review-${reviewId}`,
      day,
      href: `${base}/${reviewId}`,
      ...said(cause),
    })),
  ]
}

function said(cause: keyof typeof causeWords): Pick<CalendarEntry, 'title' | 'says'> {
  return { title: causeWords[cause].task, says: words.says }
}
