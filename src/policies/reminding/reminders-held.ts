import { momentWords } from '#core/moment-words.ts'
import type { Db } from '#db/db.ts'
import type { HeldElsewhere } from '#people/held/held-elsewhere.ts'

import { findRemindersTo } from './reminders.store.ts'

/** The most reminders that one look takes. */
const most = 2000

/** The reminders somebody was sent, for what is held about them. */
export function remindersHeld({ db }: { readonly db: Db }): HeldElsewhere {
  return {
    name: 'reminders',
    title: 'Reminders that were sent to you',
    find: async ({ trustId, personId }) => {
      const sent = await db.transactionFor(trustId, (tx) => findRemindersTo(tx, personId, most))
      return sent.map((kept) => ({
        says: `${momentWords(kept.sentAt)}: about ${whatOf(kept.about)}`,
        kept,
      }))
    },
  }
}

/** What kind of thing a reminder was about: the beginning of its name. */
function whatOf(about: string): string {
  return about.replace(/:.*$/, '').replaceAll('-', ' ')
}
