import type { Db } from '#db/db.ts'

import type { School } from './school.ts'
import { findSchools } from './schools.store.ts'

/** The schools of a trust, by name. */
export async function listSchools(
  { db }: { readonly db: Db },
  { trustId }: { readonly trustId: string },
): Promise<readonly School[]> {
  return db.transactionFor(trustId, findSchools)
}
