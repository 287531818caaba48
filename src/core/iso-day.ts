import { instantAt } from './clock.ts'

/** A day as `YYYY-MM-DD`: compares and sorts as text. Which day it is, is a matter of Europe/London. */
export type IsoDay = string

// There is no year 0, and PostgreSQL keeps none.
const shape = /^(?!0000)\d{4}-\d{2}-\d{2}$/
const dayLength = 86_400_000
const hourLength = 3_600_000
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
  const hour = Math.floor(instant.getTime() / hourLength)
  if (hour !== last.hour) last = { hour, day: london.format(instant) }
  return last.day
}

/** The day that was asked for last: clocks there change by whole hours, and each request asks several times. */
let last: { readonly hour: number; readonly day: IsoDay } = { hour: Number.NaN, day: '' }

/** The day a number of days later (or earlier, when negative). Throws on a day that does not exist. */
export function addDays(day: IsoDay, days: number): IsoDay {
  return fromTime(timeOf(day) + days * dayLength)
}

/** The same day some months later, or the last of a month that is shorter. */
export function monthsLater(day: IsoDay, months: number): IsoDay {
  const [year = '', month = '', date = ''] = day.split('-')
  const count = Number(year) * 12 + Number(month) - 1 + months
  const begin = `${pad(Math.trunc(count / 12), 4)}-${pad((count % 12) + 1, 2)}`
  return [date, '30', '29', '28'].map((one) => `${begin}-${one}`).find(isIsoDay) ?? day
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, '0')
}

/** How many days a day lies after another; negative before it. Throws on a day that does not exist. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return (timeOf(to) - timeOf(from)) / dayLength
}

function timeOf(day: IsoDay): number {
  if (!isIsoDay(day)) throw new Error(`not a day: ${day}`)
  return Date.parse(`${day}T00:00:00Z`)
}

function fromTime(time: number): IsoDay {
  return Number.isNaN(time) ? '' : instantAt(time).toISOString().slice(0, 10)
}
