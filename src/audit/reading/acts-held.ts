import { momentWords } from '#core/moment-words.ts'
import type { Db } from '#db/db.ts'

import { happenedWords } from './entry-words.ts'
import { findEntriesBy } from './reading.store.ts'

/**
 * What a person did and the record says, for what is held about them. Who looked at them is not told
 * here, as it could warn somebody whom a concern is about.
 */
export function actsHeld({ db }: { readonly db: Db }) {
  return {
    name: 'record',
    title: 'What the record says was done',
    find: async ({
      trustId,
      personId,
    }: {
      readonly trustId: string
      readonly personId: string
    }) => {
      const entries = await db.transactionFor(trustId, (tx) => findEntriesBy(tx, personId))
      return entries.map((entry) => ({
        says: `${momentWords(entry.at)}: ${happenedWords(entry.action)}`,
        kept: entry,
      }))
    },
  }
}
