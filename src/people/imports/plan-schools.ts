import { newId } from '#core/ids.ts'
import type { School } from '#people/schools/school.ts'

import type { Held, SchoolPlan } from './plan.ts'
import type { RosterSchool } from './roster.ts'

/**
 * What happens to the schools of a file. A school is known by the id of the file's system, else by
 * its URN; else it is new. A file never takes a URN or phase away.
 */
export function planSchools(
  schools: readonly RosterSchool[],
  held: Pick<Held, 'schools' | 'schoolIds'>,
): readonly SchoolPlan[] {
  const byId = new Map(held.schools.map((school) => [school.schoolId, school]))
  const byUrn = new Map(held.schools.flatMap((one) => (one.urn ? [[one.urn, one] as const] : [])))
  return schools.flatMap((told): readonly SchoolPlan[] => {
    const known = byId.get(held.schoolIds.get(told.id) ?? '')
    const same = known ?? byUrn.get(told.urn ?? '')
    if (!same) return [{ type: 'new', school: newSchoolOf(told), id: told.id }]
    const school = { ...same, ...toldOf(told, same, byUrn) }
    if (!isSame(school, same)) return [{ type: 'changed', school, id: told.id }]
    return known ? [] : [{ type: 'linked', school, id: told.id }]
  })
}

/** Finds the school a file means: by the id of its system, by URN, or by its whole name. */
export function schoolFinder(
  plans: readonly SchoolPlan[],
  held: Pick<Held, 'schools' | 'schoolIds'>,
): (key: string) => string | undefined {
  const all = [...held.schools, ...plans.map(({ school }) => school)]
  const found = new Map([
    ...all.map(({ name, schoolId }) => [name.toLowerCase(), schoolId] as const),
    ...all.flatMap(({ urn, schoolId }) => (urn ? [[urn, schoolId] as const] : [])),
    ...held.schoolIds,
    ...plans.map(({ id, school }) => [id, school.schoolId] as const),
  ])
  return (key) => found.get(key) ?? found.get(key.toLowerCase())
}

function newSchoolOf({ name, urn, phase }: RosterSchool): School {
  const calendar = { terms: [], day: [], designatedAreas: [] }
  return { schoolId: newId(), name, urn, phase, calendar }
}

function toldOf(
  { name, urn, phase }: RosterSchool,
  same: School,
  byUrn: ReadonlyMap<string, School>,
): Partial<School> {
  const isFree = urn !== undefined && (byUrn.get(urn)?.schoolId ?? same.schoolId) === same.schoolId
  return { name, ...(isFree ? { urn } : {}), ...(phase === undefined ? {} : { phase }) }
}

function isSame(one: School, other: School): boolean {
  return one.name === other.name && one.urn === other.urn && one.phase === other.phase
}
