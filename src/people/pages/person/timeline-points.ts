import { roleName } from '#access/access-words.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Person } from '#people/person.ts'
import { inWords, placeWords, type SchoolNames, stayName } from '#people/pages/stay-words.ts'
import type { Holding } from '#people/roles/role.ts'

/** A day in someone's time with the trust. */
type Point = {
  readonly on: IsoDay
  readonly day: string
  readonly words: string
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
  const points = spans.flatMap(({ from, until, what }) => [
    pointOn(from ?? '', `${what}: ${from === undefined ? 'before' : 'began'}`, today),
    ...(until === undefined ? [] : [pointOn(until, `${what}: ${endWord(until, today)}`, today)]),
  ])
  return [...points, { on: today, day: inWords(today), words: 'Today', kind: 'today' }]
}

function endWord(until: IsoDay, today: IsoDay): string {
  return until <= today ? 'ended' : 'ends'
}

function pointOn(on: IsoDay, words: string, today: IsoDay): Point {
  const day = on === '' ? noDay : inWords(on)
  return { on, day, words, kind: on > today ? 'change' : 'past' }
}
