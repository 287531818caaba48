import type { IsoDay } from './iso-day.ts'

/** A day that matters to a person, for their own calendar: nothing confidential, and no child's data. */
export type CalendarEntry = {
  /** Names the thing for ever, also when its day moves, such as `review-<id>`. */
  readonly id: string
  readonly day: IsoDay
  readonly title: string
  /** A sentence or two on why it is there. */
  readonly says: string
  /** Where it is done: an address that begins with the trust's. */
  readonly href: string
}
