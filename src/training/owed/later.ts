import { addDays, monthsLater, type IsoDay } from '#core/iso-day.ts'
import type { Span } from '#rulebooks/duties/rhythm.ts'

/** The day a span of time later; of a month without such a day, its last. */
export function later(day: IsoDay, { count, unit }: Span): IsoDay {
  return unit === 'days' ? addDays(day, count) : monthsLater(day, count)
}

/** The later of two days. */
export function latest(one: IsoDay, other: IsoDay): IsoDay {
  return one > other ? one : other
}
