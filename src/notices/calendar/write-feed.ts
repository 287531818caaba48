import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'

import type { CalendarEntry } from '#core/calendar-entry.ts'
import { instantAt } from '#core/clock.ts'

/** A calendar to be read by a program: whose days, under which name. */
export type Feed = {
  readonly name: string
  /** Where addresses begin, such as `https://rules.example`. */
  readonly origin: string
  /** When whoever reads it was let in, as programs want an instant with each day. */
  readonly since: Date
  readonly entries: readonly CalendarEntry[]
}

const product = { company: 'Houserules', product: 'Calendar', language: 'EN' } as const

/** Programs that ask how often to read it again are told: every six hours, in seconds. */
const everySeconds = 21_600

/**
 * Days as an iCalendar file (RFC 5545). Each is a whole day without an hour, the same in every time
 * zone, and stays the same thing when its day moves; it does not make anybody busy.
 */
export function writeFeed({ name, origin, since, entries }: Feed): string {
  const calendar = ical({
    name: plain(name),
    prodId: product,
    method: ICalCalendarMethod.PUBLISH,
    ttl: everySeconds,
  })
  for (const { id, day, title, says, href } of entries) {
    calendar.createEvent({
      id: `${id}@houserules`,
      start: instantAt(Date.parse(`${day}T00:00:00Z`)),
      allDay: true,
      stamp: since,
      summary: plain(title),
      description: plain(says),
      url: `${origin}${href}`,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return `${calendar.toString()}\r\n`
}

/** Text in one line, without characters that command what shows them. */
function plain(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}
