import type { Db } from '#db/db.ts'

import { findAddedTexts } from './additions.store.ts'

/** What a school added in those of some editions that a trust's and a school's text make together. */
export async function addedTexts(
  { db }: { readonly db: Db },
  { trustId, seals }: { readonly trustId: string; readonly seals: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const found = await db.transactionFor(trustId, (tx) => findAddedTexts(tx, seals))
  return new Map(found.map(({ seal, source }) => [seal, source]))
}
