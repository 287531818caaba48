import type { CalendarEntry } from '#core/calendar-entry.ts'
import { addDays, daysBetween, type IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import type { AskedFor } from '#policies/asked-for.ts'
import type { Shelf } from '#policies/shelf.ts'

import { localWords } from './local-words.ts'
import { reminderEvery } from './remind-schools.ts'
import { schoolsWaiting } from './schools-waiting.ts'

const words = {
  says: (why: string) =>
    `${why} The text does not say by when; on this day you are reminded again.`,
} as const

/** So many schools stand in one calendar. */
const most = 20

/** What the policy asks of schools and is not recorded yet, on the day of its next reminder. */
export async function adoptionDays(
  needs: { readonly db: Db; readonly shelf: Shelf },
  asked: AskedFor,
): Promise<readonly CalendarEntry[]> {
  const waiting = await schoolsWaiting(needs, asked)
  if (waiting === undefined) return []
  const { edition, local, schools } = waiting
  const { trust, today } = asked
  const day = nextReminder(await needs.shelf.since(trust.trustId, edition), today)
  const own = localWords[local.kind]
  return schools.slice(0, most).map(({ schoolId, name }) => ({
    id: `local-review-${edition.seal.slice(0, 24)}-${schoolId}`,
    day,
    title: own.task(name),
    says: words.says(own.taskWhy(local.by)),
    href: `/trusts/${trust.slug}/adoption/${schoolId}`,
  }))
}

function nextReminder(inForceFrom: IsoDay, today: IsoDay): IsoDay {
  const rounds = Math.max(0, Math.ceil(daysBetween(inForceFrom, today) / reminderEvery))
  return addDays(inForceFrom, rounds * reminderEvery)
}
