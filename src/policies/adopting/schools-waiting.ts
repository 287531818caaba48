import type { HeldRole } from '#access/visitor.ts'
import type { Db } from '#db/db.ts'
import type { AskedFor } from '#policies/asked-for.ts'
import type { Shelf } from '#policies/shelf.ts'
import type { Local } from '#rulebooks/language/rulebook.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { adoptionOf, type SchoolStanding } from './adoption.ts'

/** What the edition in force asks of schools, and those of a person's that have not done it. */
export type Waiting = {
  readonly edition: SealedEdition
  readonly local: Local
  readonly schools: readonly SchoolStanding['school'][]
}

/** What waits for somebody who records for schools; undefined for everybody else, and where nothing is asked. */
export async function schoolsWaiting(
  { db, shelf }: { readonly db: Db; readonly shelf: Shelf },
  { visitor: { holdings }, trust, today }: AskedFor,
): Promise<Waiting | undefined> {
  const held = holdings.filter(mayRecord)
  if (held.length === 0) return undefined
  const edition = await shelf.inForce(trust, today)
  const adoption = edition && (await adoptionOf({ db }, { trustId: trust.trustId, edition }))
  if (!edition || !adoption) return undefined
  const missing = adoption.schools.filter(({ done }) => done === undefined)
  const schools = missing
    .map(({ school }) => school)
    .filter((school) => held.some((one) => isAt(one, school)))
  return { edition, local: adoption.local, schools }
}

/** The roles that record for a school, as the door has them. */
export function mayRecord({ role }: Pick<HeldRole, 'role'>): boolean {
  return role === 'clerk' || role === 'headteacher' || role === 'executive-headteacher'
}

/** Whether a role reaches a school: it is held there, or for the whole trust. */
export function isAt(
  held: Pick<HeldRole, 'schoolId'>,
  { schoolId }: SchoolStanding['school'],
): boolean {
  return held.schoolId === undefined || held.schoolId === schoolId
}
