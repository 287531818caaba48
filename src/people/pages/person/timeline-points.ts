import { dayWords } from '#core/day.ts'
import { roleName } from '#access/access-words.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Person } from '#people/person.ts'
import { placeWords, type SchoolNames, stayName } from '#people/pages/stay-words.ts'
import type { Holding } from '#people/roles/role.ts'

/** A day in someone's time with the trust, and what happened on it. */
export type Point = {
  readonly on: IsoDay
  readonly day: string
  readonly words: readonly string[]
  readonly kind: 'past' | 'today' | 'change'
}

const noDay = 'Not known when'

/** The days on which what someone is or holds began and ends; unknown beginnings come first. */
export function pointsOf(known: {
  readonly person: Person
  readonly holdings: readonly Holding[]
  readonly names: SchoolNames
  readonly today: IsoDay
}): readonly Point[] {
  const { person, holdings, names, today } = known
  const spans = [
    ...person.stays.map((stay) => ({
      ...stay,
      what: `${stayName({ ...stay, until: undefined }, today)}, ${placeWords(stay.schoolId, names)}`,
    })),
    ...holdings.map((one) => ({
      ...one,
      what: `${roleName(one.role)}${one.capacity === 'alternate' ? ' (alternate)' : ''}, ${placeWords(one.schoolId, names)}`,
    })),
  ]
  const happenings = spans.flatMap(({ from, until, what }) => [
    { on: from ?? '', line: `${what}: ${from === undefined ? 'before' : 'began'}` },
    ...(until === undefined ? [] : [{ on: until, line: `${what}: ${endWord(until, today)}` }]),
  ])
  return pointsWith([...happenings, { on: today, line: 'Today' }], today)
}

function endWord(until: IsoDay, today: IsoDay): string {
  return until <= today ? 'ended' : 'ends'
}

function pointsWith(
  happenings: readonly { readonly on: IsoDay; readonly line: string }[],
  today: IsoDay,
): readonly Point[] {
  return [...Map.groupBy(happenings, ({ on }) => on)].map(([on, same]) => ({
    on,
    day: on === '' ? noDay : dayWords(on),
    words: same.map(({ line }) => line),
    kind: kindOf(on, today),
  }))
}

function kindOf(on: IsoDay, today: IsoDay): Point['kind'] {
  if (on === today) return 'today'
  return on > today ? 'change' : 'past'
}
