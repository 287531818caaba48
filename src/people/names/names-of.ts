import type { Db } from '#db/db.ts'

import { findNamed, findNames } from './names.store.ts'

/** The names of those of the ids that are people or schools of the trust, by id. */
export async function namesOf(
  { db }: { readonly db: Db },
  { trustId, ids }: { readonly trustId: string; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await db.transactionFor(trustId, (tx) => findNames(tx, ids))
  return new Map(found.map(({ id, name }) => [id, name]))
}

/** The most people that words are taken to mean. */
const most = 100

/** The ids of people whose name holds every one of the words in any case; none for no words. */
export async function peopleNamed(
  { db }: { readonly db: Db },
  { trustId, words }: { readonly trustId: string; readonly words: string },
): Promise<readonly string[]> {
  const each = words.toLowerCase().split(/\s+/).filter(Boolean)
  if (each.length === 0) return []
  return db.transactionFor(trustId, (tx) => findNamed(tx, { words: each, most }))
}
