import { addDays, isIsoDay, type IsoDay } from '#core/iso-day.ts'
import type { Span } from '#rulebooks/duties/rhythm.ts'

/** The day a span of time later; of a month without such a day, its last. */
export function later(day: IsoDay, { count, unit }: Span): IsoDay {
  if (unit === 'days') return addDays(day, count)
  const [year = '', month = '', date = ''] = day.split('-')
  const months = Number(year) * 12 + Number(month) - 1 + count
  const begin = `${String(Math.trunc(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`
  return [date, '30', '29', '28'].map((one) => `${begin}-${one}`).find(isIsoDay) ?? day
}

/** The later of two days. */
export function latest(one: IsoDay, other: IsoDay): IsoDay {
  return one > other ? one : other
}
