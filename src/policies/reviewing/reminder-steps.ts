import { daysBetween, type IsoDay } from '#core/iso-day.ts'

/** So many days before it is due a review is reminded of. */
const warnings = [60, 30, 7] as const

/** The first of these: so many days before it is due a review begins to be named. */
export const firstWarning = Math.max(...warnings)

/** So many days pass between two reminders of something that is overdue. */
const lateEvery = 30

/**
 * The reminder that is due by a day of something due on another, by a name of its own; undefined while
 * it is too early. A day that was missed skips reminders, so that nobody gets several at once.
 */
export function reminderStep(due: IsoDay, today: IsoDay): string | undefined {
  const left = daysBetween(today, due)
  if (left < 0) return `late-${Math.floor((-left - 1) / lateEvery)}`
  const reached = warnings.findLast((days) => left <= days)
  return reached === undefined ? undefined : `before-${reached}`
}
