import { daysBetween, type IsoDay } from '#core/iso-day.ts'

/** A Monday that weeks are counted from. */
const monday: IsoDay = '2024-01-01'

/** The number of the week a day is in, counted from the first Monday of 2024: a new one every Monday. */
export function weekOf(day: IsoDay): number {
  return Math.floor(daysBetween(monday, day) / 7)
}
