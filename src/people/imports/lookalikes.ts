import type { IsoDay } from '#core/iso-day.ts'
import { holdsOn, isWork, type Person, type Stay } from '#people/person.ts'

import { planLinks } from './plan-links.ts'
import type { Held, ImportPlan, PersonPlan, Stranger } from './plan.ts'
import type { Roster } from './roster.ts'

/**
 * Who of the new people of a file looks like whom, by the ids of the file: somebody its system has not
 * told of, who works for or governs the trust on the day, has the same work e-mail and the same family
 * name, and is the only one here with that e-mail. Never pupils or parents; nobody where two rows claim
 * the same.
 */
export function findLookalikes(
  people: readonly PersonPlan[],
  held: Pick<Held, 'people' | 'others'>,
  day: IsoDay,
): ReadonlyMap<string, Stranger> {
  const asked = people.filter(
    ({ type, person, stays }) => type === 'new' && addressOf(person) !== '' && isOfWork(stays),
  )
  const claims = Map.groupBy(asked, ({ person }) => claimOf(person))
  const addresses = new Set(asked.map(({ person }) => addressOf(person)))
  const known = held.people.values().filter((one) => addresses.has(addressOf(one)))
  const here = Map.groupBy(
    [...held.others, ...known].filter(({ stays }) => isOfWork(stays, day)),
    addressOf,
  )
  const others = new Map(held.others.map((one) => [one.personId, one]))
  const only = asked.filter(({ person }) => claims.get(claimOf(person))?.length === 1)
  return new Map(
    only.flatMap(({ id, person }) => {
      const same = here.get(addressOf(person)) ?? []
      const like = same.length === 1 ? others.get(same[0]?.personId ?? '') : undefined
      return like && claimOf(like) === claimOf(person) ? [[id, like] as const] : []
    }),
  )
}

/**
 * The plan with those who look like somebody already here linked with them: the person who is here is
 * told of by the file from then on, and nobody new is made.
 */
export function linkLookalikes(plan: ImportPlan, roster: Roster, held: Held): ImportPlan {
  const { day, lookalikes } = plan
  const ids = new Set(lookalikes.map(({ id }) => id))
  const people = [
    ...plan.people.filter(({ id }) => !ids.has(id)),
    ...lookalikes.flatMap(({ asLinked }) => asLinked ?? []),
  ]
  const known = lookalikes.map(({ id, like }) => [id, { ...like, id }] as const)
  const withThem = { ...held, people: new Map([...held.people, ...known]) }
  return {
    ...plan,
    people,
    links: planLinks(roster, withThem, { people, day }),
    linked: lookalikes.map(({ id, like }) => ({ id, personId: like.personId })),
  }
}

/** Of work without a day: at any time. Whoever is or was a pupil is never taken for somebody else. */
function isOfWork(stays: readonly Stay[], day?: IsoDay): boolean {
  const counts = (stay: Stay) => isWork(stay.kind) && (day === undefined || holdsOn(stay, day))
  return stays.some(counts) && stays.every(({ kind }) => kind !== 'pupil')
}

type Named = Pick<Person, 'familyName' | 'email'>

function claimOf(person: Named): string {
  return `${addressOf(person)} ${plain(person.familyName)}`
}

/** The address in small letters. */
function addressOf({ email = '' }: Named): string {
  return email.trim().toLowerCase()
}

/** A name without its accents and capitals. */
function plain(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{M}/gu, '').trim().toLowerCase()
}
