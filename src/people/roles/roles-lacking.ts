import type { IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import { findSchools } from '#people/schools/schools.store.ts'

import { type Holding, isRole, type Role, scopeOf } from './role.ts'
import { findHoldingsOn } from './roles.store.ts'

/** What a rulebook asks for: all of these roles or any one of them, and the clause that asks. */
export type NeededRoles = {
  readonly type: 'all' | 'any'
  readonly roles: readonly string[]
  readonly clause: string
}

/** The roles that the policy in force of a trust relies on; none for a trust without a policy. */
export type RolesNeeded = (trust: {
  readonly trustId: string
  readonly code: string
}) => Promise<readonly NeededRoles[]>

/** A role that the policy in force relies on and that is not well held. */
export type Lack = {
  /** Nobody holds it; or one person alone does, so that it fails where it is about that person. */
  readonly type: 'nobody' | 'no-alternate'
  /** Any one of these would do. */
  readonly roles: readonly Role[]
  /** The school that lacks it; undefined for the trust. */
  readonly school?: { readonly schoolId: string; readonly name: string } | undefined
  readonly clauses: readonly string[]
}

/**
 * Which of the needed roles nobody holds on a day, or one person alone, for each school and for the
 * trust. Words that are no person's role, such as parents or another agency, are left out.
 */
export async function rolesLacking(
  { db }: { readonly db: Db },
  asked: {
    readonly trustId: string
    readonly day: IsoDay
    readonly needed: readonly NeededRoles[]
  },
): Promise<readonly Lack[]> {
  const { held, schools } = await db.transactionFor(asked.trustId, async (tx) => ({
    held: await findHoldingsOn(tx, asked.day),
    schools: await findSchools(tx),
  }))
  return choicesOf(asked.needed).flatMap((choice) =>
    placesOf(choice.roles, schools).flatMap((school) => lackOf(choice, school, held)),
  )
}

type Choice = { readonly roles: readonly Role[]; readonly clauses: readonly string[] }
type Place = Lack['school']

/** “All of a and b” is two choices of one; the same choice from several clauses is made once. */
function choicesOf(needed: readonly NeededRoles[]): readonly Choice[] {
  const choices = needed.flatMap(({ type, roles, clause }) =>
    (type === 'all' ? roles.map((role) => [role]) : [roles]).map((some) => ({
      roles: some.filter(isRole).toSorted(),
      // A report that may also go to someone who is no role of ours never lacks a recipient.
      isOurs: some.length > 0 && some.every(isRole),
      clause,
    })),
  )
  const grouped = Map.groupBy(
    choices.filter(({ isOurs }) => isOurs),
    ({ roles }) => roles.join('|'),
  )
  return [...grouped.values()].map((same) => ({
    roles: same[0]?.roles ?? [],
    clauses: [...new Set(same.map(({ clause }) => clause))],
  }))
}

function placesOf(
  roles: readonly Role[],
  schools: readonly NonNullable<Place>[],
): readonly Place[] {
  const isOfTrust = roles.some((role) => scopeOf(role) !== 'school')
  return isOfTrust ? [undefined] : schools
}

function lackOf(
  { roles, clauses }: Choice,
  school: Place,
  held: readonly Holding[],
): readonly Lack[] {
  const people = new Set(
    held
      .filter((one) => roles.includes(one.role) && covers(one, school))
      .map((one) => one.personId),
  )
  if (people.size > 1) return []
  const type = people.size === 0 ? 'nobody' : 'no-alternate'
  const place = school && { schoolId: school.schoolId, name: school.name }
  return [{ type, roles, school: place, clauses }]
}

function covers(holding: Holding, school: Place): boolean {
  return school === undefined || holding.schoolId === undefined
    ? true
    : holding.schoolId === school.schoolId
}
