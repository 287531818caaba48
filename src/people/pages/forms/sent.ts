import { dayOfParts, type DayParts } from '#core/day.ts'
import { isId, newId } from '#core/ids.ts'
import type { IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'

/** A form as it was sent, or as its fields begin: every value of a name, and the first of them. */
export type Sent = Pick<URLSearchParams, 'get' | 'getAll'>

/** What is wrong with a form, in the words for the page, and the id of the field it is about. */
export type Problem = { readonly field: string; readonly says: string }

/** A form to show: what is in its fields, and what is wrong with that. */
export type Filled = { readonly sent: Sent; readonly problems: readonly Problem[] }

/** A form that nobody has sent yet, its fields filled with these values. */
export function fresh(
  values: Readonly<Record<string, string | undefined>> = {},
): Filled & { readonly sent: URLSearchParams } {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return { sent: new URLSearchParams(given), problems: [] }
}

/** The fields of a day, as a form begins with them. */
export function dayFields(name: string, day: IsoDay | undefined): Record<string, string> {
  if (day === undefined) return {}
  const [year = '', month = '', date = ''] = day.split('-')
  return {
    [`${name}-day`]: String(Number(date)),
    [`${name}-month`]: String(Number(month)),
    [`${name}-year`]: year,
  }
}

/** What was typed into a field, without spaces around it; undefined when that is nothing. */
export function textOf(sent: Sent, name: string): string | undefined {
  return (sent.get(name) ?? '').trim() || undefined
}

/** The id that a form brought in a field, so that one sent twice is kept once; a new one where it brought none. */
export function broughtId(sent: Sent, name: string): string {
  const id = textOf(sent, name) ?? ''
  return isId(id) ? id : newId()
}

/** The day in the three fields of a name; undefined when all are empty. A month may be a word. */
export function dayIn(sent: Sent, name: string, what: string): Result<IsoDay | undefined, Problem> {
  const parts = partsOf(sent, name)
  if (Object.values(parts).every((part) => part === '')) return ok(undefined)
  const missing = missingPart(parts)
  if (missing) return err({ field: `${name}-${missing.part}`, says: `${what} ${missing.says}` })
  const day = dayOfParts(parts)
  if (day !== undefined) return ok(day)
  return err({ field: `${name}-day`, says: `${what} must be a real date, such as 1 9 2026` })
}

/** The same, of a form in which the day must be there; `asks` is said when it is not. */
export function neededDayIn(
  sent: Sent,
  name: string,
  { what, asks }: { readonly what: string; readonly asks: string },
): Result<IsoDay, Problem> {
  const day = dayIn(sent, name, what)
  if (!day.ok) return day
  return day.value === undefined ? err({ field: `${name}-day`, says: asks }) : ok(day.value)
}

function partsOf(sent: Sent, name: string): DayParts {
  const part = (unit: string): string => textOf(sent, `${name}-${unit}`) ?? ''
  return { day: part('day'), month: part('month'), year: part('year') }
}

function missingPart({ day, month, year }: DayParts) {
  if (day === '') return { part: 'day', says: 'must have a day' }
  if (month === '') return { part: 'month', says: 'must have a month' }
  if (/^\d{4}$/.test(year)) return undefined
  return { part: 'year', says: 'must have a year of four numbers' }
}

/** What is wrong in several readings together. */
export function problemsOf(...readings: readonly Result<unknown, Problem>[]): readonly Problem[] {
  return readings.flatMap((reading) => (reading.ok ? [] : [reading.error]))
}
