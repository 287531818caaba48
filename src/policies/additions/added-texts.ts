import type { Db } from '#db/db.ts'

import { findAddedTexts } from './additions.store.ts'

/** What a school added in an edition that a trust's and a school's text make together, by its seal. */
export async function addedTexts(
  { db }: { readonly db: Db },
  { trustId }: { readonly trustId: string },
): Promise<ReadonlyMap<string, string>> {
  const found = await db.transactionFor(trustId, findAddedTexts)
  return new Map(found.map(({ seal, source }) => [seal, source]))
}
