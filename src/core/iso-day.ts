import { instantAt } from './clock.ts'

/** A day as `YYYY-MM-DD`: compares and sorts as text. Which day it is, is a matter of Europe/London. */
export type IsoDay = string

const shape = /^(\d{4})-(\d{2})-(\d{2})$/
const dayLength = 86_400_000
const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** True for a day that exists: `2024-02-29` yes, `2023-02-29` no. */
export function isIsoDay(text: string): boolean {
  return shape.test(text) && fromTime(Date.parse(`${text}T00:00:00Z`)) === text
}

/** The day it is in the schools of England at an instant. */
export function dayOf(instant: Date): IsoDay {
  return london.format(instant)
}

/** The day a number of days later (or earlier, when negative). Throws on a day that does not exist. */
export function addDays(day: IsoDay, days: number): IsoDay {
  return fromTime(timeOf(day) + days * dayLength)
}

/** Whole days from one day to another; negative when the second is earlier. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return (timeOf(to) - timeOf(from)) / dayLength
}

/** The same day some years on. From 29 February it is 1 March in a common year. */
export function addYears(day: IsoDay, years: number): IsoDay {
  timeOf(day)
  const later = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`
  return isIsoDay(later) ? later : `${later.slice(0, 4)}-03-01`
}

/** Whole years from one day to another: an age on a date. Zero when the second day is not later. */
export function yearsBetween(from: IsoDay, to: IsoDay): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return Math.max(0, addYears(from, years) > to ? years - 1 : years)
}

function timeOf(day: IsoDay): number {
  if (!isIsoDay(day)) throw new Error(`not a day: ${day}`)
  return Date.parse(`${day}T00:00:00Z`)
}

function fromTime(time: number): IsoDay {
  return Number.isNaN(time) ? '' : instantAt(time).toISOString().slice(0, 10)
}
