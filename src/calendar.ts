import type { Db } from '#db/db.ts'
import { disclosureDays } from '#disclosures/disclosure-days.ts'
import type { CalendarSource } from '#notices/calendar/calendar.ts'
import { adoptionDays } from '#policies/adopting/adoption-days.ts'
import { reviewDays } from '#policies/reviewing/review-days.ts'
import type { Shelf } from '#policies/shelf.ts'
import type { ReadingRoom } from '#training/room/reading-room.ts'
import { readingDays } from '#training/telling/reading-days.ts'

/** What may stand in somebody's calendar, from every part of the software. */
export function calendarSources(needs: {
  readonly db: Db
  readonly shelf: Shelf
  readonly room: ReadingRoom
}): readonly CalendarSource[] {
  return [
    (asked) => reviewDays(needs, asked),
    (asked) => adoptionDays(needs, asked),
    (asked) => disclosureDays(needs, asked),
    (asked) => readingDays(needs, asked),
  ]
}
