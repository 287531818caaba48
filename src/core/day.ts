import { addDays, isIsoDay, type IsoDay } from './iso-day.ts'

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
export function dayWords(day: Day | IsoDay): string {
  const on = numberOf(day)
  return `${on % 100} ${monthWords(on)}`
}

/** “March 2024”: the month of a day. */
export function monthWords(day: Day | IsoDay): string {
  const on = numberOf(day)
  return `${MONTHS[(Math.trunc(on / 100) % 100) - 1] ?? ''} ${Math.trunc(on / 10_000)}`
}

/** The parts of a day as they were typed; a month may be a word, such as “sept”. */
export type DayParts = { readonly day: string; readonly month: string; readonly year: string }

/** The day that was typed; undefined when there is no such day. */
export function dayOfParts({ day, month, year }: DayParts): IsoDay | undefined {
  const begin = month.slice(0, 3).toLowerCase()
  const named = MONTHS.findIndex((name) => name.slice(0, 3).toLowerCase() === begin)
  const number = named < 0 ? month : String(named + 1)
  const iso = `${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isIsoDay(iso) ? iso : undefined
}

/** A day or a month, `2024-03-01` or `2024-03`, in words; any other text as it stands. */
export function whenWords(text: string): string {
  if (isIsoDay(text)) return dayWords(text)
  const first = `${text}-01`
  return isIsoDay(first) ? monthWords(first) : text
}

function numberOf(day: Day | IsoDay): Day {
  return typeof day === 'string' ? readDay(day) : day
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
