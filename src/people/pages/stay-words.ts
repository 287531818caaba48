import { dayWords } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import { jobNames, kindNames } from '#people/kind-words.ts'
import { holdsOn, type Stay } from '#people/person.ts'

/** Names of schools by their ids. */
export type SchoolNames = ReadonlyMap<string, string>

/** The names of schools by their ids. */
export function schoolNames(
  schools: readonly { readonly schoolId: string; readonly name: string }[],
): SchoolNames {
  return new Map(schools.map(({ schoolId, name }) => [schoolId, name]))
}

/** Where something holds, in words. */
export function placeWords(schoolId: string | undefined, names: SchoolNames): string {
  return schoolId === undefined ? 'the whole trust' : (names.get(schoolId) ?? 'a school')
}

/** What someone is, without where: “Teacher”, “Governor”, “Former pupil”. */
export function stayName(stay: Stay, today: IsoDay): string {
  if (stay.kind === 'pupil' && isOver(stay, today)) return kindNames['former-pupil']
  return stay.job === undefined ? kindNames[stay.kind] : jobNames[stay.job]
}

/** Whether what someone was has ended. */
export function isOver({ until }: Pick<Stay, 'until'>, today: IsoDay): boolean {
  return until !== undefined && until <= today
}

/** Whether someone is anything at the trust on this day, or will be. */
export function isStillHere(stays: readonly Pick<Stay, 'until'>[], today: IsoDay): boolean {
  return stays.some((stay) => !isOver(stay, today))
}

/** What someone is or was and where, in one line, with the day it ended, ends or begins. */
export function stayLine(stay: Stay, names: SchoolNames, today: IsoDay): string {
  const line = `${stayName(stay, today)}, ${placeWords(stay.schoolId, names)}`
  const day = dayOfInterest(stay, today)
  return day === undefined ? line : `${line} (${day})`
}

function dayOfInterest(stay: Stay, today: IsoDay): string | undefined {
  const { from, until } = stay
  if (until !== undefined) return `${isOver(stay, today) ? 'left' : 'leaves'} ${dayWords(until)}`
  const isAhead = from !== undefined && !holdsOn({ from }, today)
  return isAhead ? `from ${dayWords(from)}` : undefined
}

/**
 * What matters first about someone: what they are now or will be, and only for someone who has left
 * what they last were.
 */
export function mainStays(stays: readonly Stay[], today: IsoDay): readonly Stay[] {
  const going = stays.filter((stay) => !isOver(stay, today))
  if (going.length > 0) return going
  const last = stays
    .map(({ until }) => until ?? '')
    .toSorted()
    .at(-1)
  return stays.filter(({ until }) => until === last)
}
