import { addDays } from './iso-day.ts'

/**
 * A day as a whole number of the form yyyymmdd, the form in which rules compare days: numbers keep
 * their order, and adding years is adding 10000 a year.
 */
export type Day = number

/** The day written as yyyy-mm-dd. The text must be one (`isIsoDay`). */
export function readDay(text: string): Day {
  return Number(text.slice(0, 4) + text.slice(5, 7) + text.slice(8, 10))
}

/** yyyy-mm-dd. */
export function isoDay(day: Day): string {
  const text = String(day).padStart(8, '0')
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** “1 March 2024”, the way GOV.UK writes days. */
export function dayWords(day: Day): string {
  const month = Math.trunc(day / 100) % 100
  return `${day % 100} ${MONTHS[month - 1] ?? ''} ${Math.trunc(day / 10_000)}`
}

/** The same day some years on; from 29 February it is 1 March in a common year. */
export function yearsLater(day: Day, years: number): Day {
  const later = day + years * 10_000
  return later % 10_000 === 229 && !isLeap(Math.trunc(later / 10_000)) ? later + 72 : later
}

/** The following day. */
export function nextDay(day: Day): Day {
  return readDay(addDays(isoDay(day), 1))
}

/** Whole years from one day to a later one: an age. */
export function yearsFrom(day: Day, to: Day): number {
  const years = Math.trunc(to / 10_000) - Math.trunc(day / 10_000)
  return Math.max(0, yearsLater(day, years) > to ? years - 1 : years)
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
