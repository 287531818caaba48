import { momentWords } from '#core/moment-words.ts'
import type { Db } from '#db/db.ts'
import type { HeldElsewhere } from '#people/held/held-elsewhere.ts'

import { findKeysOf } from './calendar-keys.store.ts'

/** The private addresses somebody had for their calendar, for what is held about them; never the keys. */
export function calendarKeysHeld({ db }: { readonly db: Db }): HeldElsewhere {
  return {
    name: 'calendar-addresses',
    title: 'Private addresses of your calendar',
    find: async ({ trustId, personId }) => {
      const keys = await db.transactionFor(trustId, (tx) => findKeysOf(tx, personId))
      return keys.map((kept) => {
        const ended = kept.endedAt === null ? '' : `, ended ${momentWords(kept.endedAt)}`
        return { says: `Made ${momentWords(kept.madeAt)}${ended}`, kept }
      })
    },
  }
}
