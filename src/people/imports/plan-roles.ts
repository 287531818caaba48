import type { IsoDay } from '#core/iso-day.ts'
import { isWork } from '#people/person.ts'

import type { HeldPerson, PersonPlan, RolesEnd } from './plan.ts'
import { goesOn } from './plan-stays.ts'

/**
 * The roles that end with what a person is: those at a school they no longer work for, and all of
 * them on the day they no longer work for the trust in any way.
 */
export function rolesEndOf(
  plan: PersonPlan,
  known: HeldPerson | undefined,
  day: IsoDay,
): readonly RolesEnd[] {
  if (known === undefined) return []
  const { personId } = plan.person
  const work = plan.stays.filter(({ kind }) => isWork(kind))
  const ends = work.filter(
    ({ stayId, until }) =>
      until !== undefined && plan.altered.some((altered) => altered.stayId === stayId),
  )
  const stays = work.filter((stay) => goesOn(stay, day) && stay.until === undefined)
  if (ends.length > 0 && stays.length === 0) {
    const last =
      work
        .flatMap(({ until }) => until ?? [])
        .toSorted()
        .at(-1) ?? day
    return [{ personId, day: last }]
  }
  return ends.flatMap(({ schoolId, until = day }) => {
    const isGone = schoolId !== undefined && stays.every((stay) => stay.schoolId !== schoolId)
    return isGone ? [{ personId, schoolId, day: until }] : []
  })
}
