import type { Db } from '#db/db.ts'

import { findMappings } from './mappings.store.ts'
import type { CsvMapping } from './reading/mapping.ts'

/** The mappings a trust has kept, by name. */
export async function listMappings(
  { db }: { readonly db: Db },
  { trustId }: { readonly trustId: string },
): Promise<ReadonlyMap<string, CsvMapping>> {
  return db.transactionFor(trustId, findMappings)
}
