import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import { peopleKnownAs } from '#people/filling/people-known-as.ts'

import { source } from './load-demonstration.ts'
import type { DemonstrationData } from './read-demonstration.ts'

/** Someone to sign in as, who they are, and what can be tried as them. */
export type Offered = {
  readonly key: string
  readonly personId: string
  readonly name: string
  readonly who: string
  readonly tries: string
}

/** The invented people of a trust to sign in as, in the order of its file; those who left are not offered. */
export async function offeredPeople(
  { db, clock, demonstration }: OfferingNeeds,
  trust: { readonly trustId: string; readonly slug: string },
): Promise<readonly Offered[]> {
  const cast = demonstration.trusts.get(trust.slug)?.cast ?? []
  const keys = cast.filter(({ who }) => who !== undefined).map(({ key }) => key)
  const day = dayOf(clock.now())
  const people = await peopleKnownAs({ db }, { trustId: trust.trustId, source, keys, day })
  return cast.flatMap(({ key, who, try: tries }) => {
    const person = people.get(key)
    if (person === undefined || who === undefined || tries === undefined) return []
    const name = `${person.givenName} ${person.familyName}`
    return [{ key, personId: person.personId, name, who, tries }]
  })
}

/** What finding the people to sign in as needs. */
export type OfferingNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly demonstration: DemonstrationData
}
