import type { Db } from '#db/db.ts'

import { findExternalIds } from '#people/people.store.ts'

/** The systems that tell us about a person, whose next import overwrites what is changed by hand. */
export async function sourcesOf(
  { db }: { readonly db: Db },
  { trustId, personId }: { readonly trustId: string; readonly personId: string },
): Promise<readonly string[]> {
  const ids = await db.transactionFor(trustId, (tx) => findExternalIds(tx, personId))
  return [...new Set(ids.map(({ source }) => source))]
}
