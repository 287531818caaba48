import { roleName } from '#access/access-words.ts'
import type { Visitor } from '#access/visitor.ts'
import { dayWords, isoDay, readDay } from '#core/day.ts'
import { addDays, type IsoDay } from '#core/iso-day.ts'
import type { Task } from '#core/task.ts'

import type { OfTrust, Shelf } from './shelf.ts'

const words = {
  title: 'Review the policy',
  overdueWhy: (day: string) => `The review was due on ${day}. The policy still applies.`,
  soonWhy: (day: string) => `The review is due on ${day}.`,
} as const

/** How many days before it is due a review begins to be named. */
const warning = 60

/** The review of the policy, for the clerk, the trustees and who owns the policy, when it is due. */
export async function reviewTasks(
  { shelf }: { readonly shelf: Shelf },
  asked: {
    readonly visitor: Visitor
    readonly trust: OfTrust & { readonly slug: string }
    readonly today: IsoDay
  },
): Promise<readonly Task[]> {
  const { visitor, trust, today } = asked
  const control = (await shelf.inForce(trust, today))?.rulebook.control
  if (control === undefined || !answersFor(visitor, control.owner)) return []
  const due = isoDay(control.review.due)
  if (due > addDays(today, warning)) return []
  const isOverdue = due < today
  const day = dayWords(readDay(due))
  return [
    {
      title: words.title,
      why: isOverdue ? words.overdueWhy(day) : words.soonWhy(day),
      href: `/trusts/${trust.slug}/policy`,
      due,
      state: isOverdue ? 'overdue' : 'to-do',
    },
  ]
}

function answersFor({ holdings, stays }: Visitor, owner: string): boolean {
  const isTrustee = stays.some(({ kind }) => kind === 'trustee')
  const holds = holdings.some(
    ({ role }) =>
      role === 'clerk' ||
      role === 'trustee' ||
      roleName(role).toLowerCase() === owner.toLowerCase(),
  )
  return isTrustee || holds
}
