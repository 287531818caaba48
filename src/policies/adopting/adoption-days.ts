import type { Visitor } from '#access/visitor.ts'
import type { CalendarEntry } from '#core/calendar-entry.ts'
import { addDays, daysBetween, type IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import type { OfTrust, Shelf } from '#policies/shelf.ts'

import { adoptionOf } from './adoption.ts'
import { isFor, mayRecord } from './adoption-tasks.ts'
import { localWords } from './local-words.ts'
import { reminderEvery } from './remind-schools.ts'

const words = {
  says: (why: string) =>
    `${why} The text does not say by when; on this day you are reminded again.`,
} as const

/** So many schools stand in one calendar. */
const most = 20

/** What the policy asks of schools and is not recorded yet, on the day of its next reminder. */
export async function adoptionDays(
  { db, shelf }: { readonly db: Db; readonly shelf: Shelf },
  asked: {
    readonly visitor: Visitor
    readonly trust: OfTrust & { readonly slug: string }
    readonly today: IsoDay
  },
): Promise<readonly CalendarEntry[]> {
  const { visitor, trust, today } = asked
  if (!visitor.holdings.some(mayRecord)) return []
  const edition = await shelf.inForce(trust, today)
  const adoption = edition && (await adoptionOf({ db }, { trustId: trust.trustId, edition }))
  if (!edition || !adoption) return []
  const day = nextReminder(await shelf.since(trust.trustId, edition), today)
  const own = localWords[adoption.local.kind]
  return adoption.schools
    .filter((one) => isFor(visitor, one))
    .slice(0, most)
    .map(({ school }) => ({
      id: `local-review-${edition.seal.slice(0, 24)}-${school.schoolId}`,
      day,
      title: own.task(school.name),
      says: words.says(own.taskWhy(adoption.local.by)),
      href: `/trusts/${trust.slug}/adoption/${school.schoolId}`,
    }))
}

function nextReminder(inForceFrom: IsoDay, today: IsoDay): IsoDay {
  const rounds = Math.max(0, Math.ceil(daysBetween(inForceFrom, today) / reminderEvery))
  return addDays(inForceFrom, rounds * reminderEvery)
}
