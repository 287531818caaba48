import { dayOf } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'
import { endStays, findPerson } from '#people/people.store.ts'
import { holdsOn } from '#people/person.ts'
import { keepHolding } from '#people/roles/keep-holding.ts'
import { findHoldingsOf } from '#people/roles/roles.store.ts'
import { endSessionsOf } from '#people/sign-in/end-sessions.store.ts'

import { beginStaffStay } from './scim-users.store.ts'

/** Makes sure that somebody whose account is active is staff today. */
export async function beginWork(tx: Tx, personId: string, at: Date): Promise<void> {
  const today = dayOf(at)
  const person = await findPerson(tx, personId)
  const isStaff = person?.stays.some((stay) => stay.kind === 'staff' && holdsOn(stay, today))
  if (!isStaff) await beginStaffStay(tx, personId, today)
}

/**
 * Ends today what somebody is as staff, every role they hold, and every session, whoever told of them:
 * an account that the directory shuts opens nothing any more.
 */
export async function endWork(
  tx: Tx,
  { personId, at, by }: { readonly personId: string; readonly at: Date; readonly by: string },
): Promise<{ readonly sessionsEnded: number; readonly rolesEnded: number }> {
  const today = dayOf(at)
  await endStays(tx, personId, { on: today, kind: 'staff' })
  const held = await findHoldingsOf(tx, personId)
  const going = held.filter(({ until }) => until === undefined || until > today)
  for (const holding of going) {
    const until = today < holding.from ? holding.from : today
    await keepHolding(tx, { ...holding, until }, { at, by, action: 'role.ended' })
  }
  return { sessionsEnded: await endSessionsOf(tx, [personId]), rolesEnded: going.length }
}
