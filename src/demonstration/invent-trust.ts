import { newId } from '#core/ids.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Beginning } from '#people/filling/fill-trust.ts'
import { type Job, isJob, isWork, type Person, type Stay } from '#people/person.ts'
import type { Holding } from '#people/roles/role.ts'
import type { School, SchoolCalendar } from '#people/schools/school.ts'

import { schoolYearOf, yearGroupOf } from './days.ts'
import { draftCast } from './draft-cast.ts'
import { draftFamilies } from './draft-families.ts'
import { draftStaff } from './draft-staff.ts'
import type { Draft, DraftStay } from './draft.ts'
import { fillPosts } from './fill-posts.ts'
import { namesFor } from './names.ts'
import type { SharedData } from './shared-data.ts'
import type { TrustData } from './trust-data.ts'

/** Everything an invented trust begins with on a day; the same each time but for the ids. */
export function inventTrust(
  trust: TrustData,
  {
    shared,
    slug,
    day,
  }: { readonly shared: SharedData; readonly slug: string; readonly day: IsoDay },
): Beginning {
  const given = {
    day,
    names: namesFor(slug, shared.names),
    yearEnds: shared.terms.at(-1)?.to ?? '',
  }
  const drafts = [
    ...draftCast(trust.cast, given),
    ...draftStaff(trust, given),
    ...draftFamilies(trust, given),
  ]
  const filled = fillPosts(drafts, { posts: shared.posts, trust })
  const schools = schoolsOf(trust, shared, day)
  const address = addressesFor(slug)
  const people = new Map(
    filled.map((draft) => [draft.key, personOf(draft, { schools, day, email: address(draft) })]),
  )
  const idOf = (key: string) => people.get(key)?.personId ?? ''
  return {
    schools,
    people,
    links: filled.flatMap(({ key, parents }) =>
      [...parents].map(([parent, hasResponsibility]) => ({
        pupilId: idOf(key),
        parentId: idOf(parent),
        hasResponsibility,
      })),
    ),
    holdings: filled.flatMap((draft) =>
      holdingsOf(draft, { schools, day, personId: idOf(draft.key) }),
    ),
  }
}

type Schools = ReadonlyMap<string, School>

function schoolsOf(trust: TrustData, shared: SharedData, day: IsoDay): Schools {
  return new Map(
    Object.entries(trust.schools).map(([key, { name, urn, phase, day: plan, areas }]) => {
      const calendar = {
        terms: termsOf(shared, day),
        day: shared.days[plan] ?? [],
        designatedAreas: areas,
      }
      return [key, { schoolId: newId(), name, urn, phase, calendar }]
    }),
  )
}

/** The terms of this school year and the next. */
function termsOf({ terms }: SharedData, day: IsoDay): SchoolCalendar['terms'] {
  const year = schoolYearOf(day)
  return [year, year + 1].flatMap((begins) =>
    terms.map(({ name, from, to }) => {
      const its = from >= '09-01' ? begins : begins + 1
      return { name: `${name} ${its}`, from: `${its}-${from}`, to: `${its}-${to}` }
    }),
  )
}

function personOf(
  { givenName, familyName, dateOfBirth, stays }: Draft,
  given: { readonly schools: Schools; readonly day: IsoDay; readonly email: string | undefined },
): Person {
  const isHere = stays.some(({ word, until }) => word === 'pupil' && until === undefined)
  return {
    personId: newId(),
    givenName,
    familyName,
    email: given.email,
    dateOfBirth,
    yearGroup: isHere && dateOfBirth ? yearGroupOf(dateOfBirth, given.day) : undefined,
    stays: stays.map((stay) => stayOf(stay, given.schools)),
  }
}

function stayOf({ word, school, from, until }: DraftStay, schools: Schools): Stay {
  const schoolId = school === undefined ? undefined : schools.get(school)?.schoolId
  const is: { readonly kind: Stay['kind']; readonly job?: Job } = isJob(word)
    ? { kind: 'staff', job: word }
    : { kind: word }
  return { ...is, schoolId, from, until }
}

/** Roles are held since the person works there. */
function holdingsOf(
  { stays, holds }: Draft,
  {
    schools,
    day,
    personId,
  }: { readonly schools: Schools; readonly day: IsoDay; readonly personId: string },
): readonly Holding[] {
  const work = stays.find(({ word }) => isJob(word) || isWork(word))
  return holds.map(({ role, school, capacity }) => ({
    holdingId: newId(),
    personId,
    role,
    schoolId: school === undefined ? undefined : schools.get(school)?.schoolId,
    capacity,
    from: work?.from ?? day,
  }))
}

/** Addresses in a domain kept for examples, each given once; children have none. */
function addressesFor(slug: string): (draft: Draft) => string | undefined {
  const given = new Map<string, number>()
  return ({ givenName, familyName, stays }) => {
    if (stays.every(({ word }) => word === 'pupil')) return undefined
    const domain = stays.every(({ word }) => word === 'parent') ? 'families' : slug
    const name = `${givenName}.${familyName}`.toLowerCase()
    const times = (given.get(`${name}@${domain}`) ?? 0) + 1
    given.set(`${name}@${domain}`, times)
    return `${name}${times === 1 ? '' : times}@${domain}.example`
  }
}
