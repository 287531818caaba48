import type { HeldRole, Visitor } from '#access/visitor.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Task } from '#core/task.ts'
import type { Db } from '#db/db.ts'
import type { OfTrust, Shelf } from '#policies/shelf.ts'

import { adoptionOf, type SchoolStanding } from './adoption.ts'
import { localWords } from './local-words.ts'

/** From so many schools on, one task stands for all of them. */
const few = 3

/** What the policy asks of schools and is not recorded yet, for their heads and the clerk. */
export async function adoptionTasks(
  { db, shelf }: { readonly db: Db; readonly shelf: Shelf },
  asked: {
    readonly visitor: Visitor
    readonly trust: OfTrust & { readonly slug: string }
    readonly today: IsoDay
  },
): Promise<readonly Task[]> {
  const { visitor, trust, today } = asked
  if (!visitor.holdings.some(mayRecord)) return []
  const edition = await shelf.inForce(trust, today)
  const adoption = edition && (await adoptionOf({ db }, { trustId: trust.trustId, edition }))
  if (adoption === undefined) return []
  const missing = adoption.schools.filter((one) => isFor(visitor, one))
  const own = localWords[adoption.local.kind]
  const why = own.taskWhy(adoption.local.by)
  const href = `/trusts/${trust.slug}/adoption`
  if (missing.length > few) {
    return [{ title: own.task(`${missing.length} schools`), why, href, state: 'to-do' }]
  }
  return missing.map(({ school }) => ({
    title: own.task(school.name),
    why,
    href: `${href}/${school.schoolId}`,
    state: 'to-do',
  }))
}

/** Whether a school that has not done it waits for somebody. */
export function isFor({ holdings }: Visitor, { school, done }: SchoolStanding): boolean {
  if (done !== undefined) return false
  return holdings
    .filter(mayRecord)
    .some(({ schoolId }) => schoolId === undefined || schoolId === school.schoolId)
}

/** The roles that record for a school, as the door has them. */
export function mayRecord({ role }: Pick<HeldRole, 'role'>): boolean {
  return role === 'clerk' || role === 'headteacher' || role === 'executive-headteacher'
}
