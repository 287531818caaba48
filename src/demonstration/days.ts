import { isoDay, readDay, yearsLater } from '#core/day.ts'
import { addDays, type IsoDay } from '#core/iso-day.ts'

/** The year in which the school year of a day began: it begins on 1 September. */
export function schoolYearOf(day: IsoDay): number {
  const year = Number(day.slice(0, 4))
  return day.slice(5) >= '09-01' ? year : year - 1
}

/** 1 September, some school years before that of a day. */
export function septemberBefore(day: IsoDay, years: number): IsoDay {
  return `${schoolYearOf(day) - years}-09-01`
}

/** The same day, some years earlier. */
export function yearsBefore(day: IsoDay, years: number): IsoDay {
  return isoDay(yearsLater(readDay(day), -years))
}

/** The last end of a school year (`monthAndDay`) that is at least some years before a day. */
export function leavingDay(day: IsoDay, years: number, monthAndDay: string): IsoDay {
  const latest = yearsBefore(day, years)
  const end = `${latest.slice(0, 4)}-${monthAndDay}`
  return end <= latest ? end : yearsBefore(end, 1)
}

/** A birthday that makes someone so many years old on a day; `spread` sets them apart. */
export function birthdayOf(aged: number, day: IsoDay, spread: number): IsoDay {
  return addDays(yearsBefore(day, aged), -1 - ((spread * 29) % 300))
}

/** A day in the school year in which those are born who are in a year group now; 0 is reception. */
export function birthdayIn(yearGroup: number, day: IsoDay, spread: number): IsoDay {
  return addDays(septemberBefore(day, yearGroup + 5), (spread * 37) % 365)
}

/** The year group of a child in the school year of a day: N, R, then 1 to 13. */
export function yearGroupOf(born: IsoDay, day: IsoDay): string {
  const group = schoolYearOf(day) - schoolYearOf(born) - 5
  if (group < 0) return 'N'
  return group === 0 ? 'R' : String(Math.min(group, 13))
}
