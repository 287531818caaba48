import type { TrustAtDoor } from '#access/at-door.routes.ts'
import type { Visitor } from '#access/visitor.ts'
import type { CalendarEntry } from '#core/calendar-entry.ts'
import type { IsoDay } from '#core/iso-day.ts'

/** For whom a calendar is made, in which trust, and on which day. */
export type CalendarAsked = {
  readonly visitor: Visitor
  readonly trust: TrustAtDoor
  readonly today: IsoDay
}

/** Gives days of a person; each part of the software has its own. */
export type CalendarSource = (
  asked: CalendarAsked,
) => readonly CalendarEntry[] | Promise<readonly CalendarEntry[]>

/** Every day of a person, in the order of the days. */
export async function calendarOf(
  sources: readonly CalendarSource[],
  asked: CalendarAsked,
): Promise<readonly CalendarEntry[]> {
  const found: CalendarEntry[] = []
  for (const source of sources) found.push(...(await source(asked)))
  return found.toSorted((one, other) =>
    `${one.day}${one.id}`.localeCompare(`${other.day}${other.id}`),
  )
}
