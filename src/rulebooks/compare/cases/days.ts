import { isoDay, nextDay, readDay, yearsLater, type Day } from '#core/day.ts'
import { addDays } from '#core/iso-day.ts'
import { AS_OF } from '#rulebooks/language/condition.ts'

import type { Leaf } from './tree.ts'

/** A day with the day before and the day after. */
export function around(day: Day): readonly Day[] {
  return [readDay(addDays(isoDay(day), -1)), day, nextDay(day)]
}

/** More years than anybody has lived turn nothing. */
const MOST_YEARS = 1000

/** The same day so many years ago, with the day before and the day after. */
export function anniversaries(day: Day, years: number): readonly Day[] {
  return years > MOST_YEARS ? [] : around(yearsLater(day, -years))
}

/** The day to ask on, and a day on each side of those on which a rule begins, ends or takes people in. */
export function daysWorthAsking(leaves: readonly Leaf[], on: Day): readonly Day[] {
  const turning = leaves.filter(({ facts }) => facts.includes(AS_OF))
  const days = [on, ...turning.flatMap(({ bounds }) => bounds).flatMap(around)]
  const apart = new Map<string, Day>()
  for (const day of days) {
    const mark = turning.map((leaf) => markOf(day, leaf)).join()
    if (!apart.has(mark)) apart.set(mark, day)
  }
  return [...apart.values()]
}

/** Dates are counted from each day, so that only what a leaf makes of the day itself tells days apart. */
function markOf(day: Day, { facts, test, bounds }: Leaf): string {
  if (facts.length === 1) return String(test({ slots: Int32Array.of(day), texts: [] }))
  return bounds.map((bound) => day >= bound).join()
}
