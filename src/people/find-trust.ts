import type { Db } from '#db/db.ts'

import type { Trust } from './trust.ts'
import { findTrustBy } from './trusts.store.ts'

/** The trust with this code, or with this slug as it stands in addresses; undefined when there is none. */
export async function findTrust(
  { db }: { readonly db: Db },
  by: { readonly code: string } | { readonly slug: string },
): Promise<Trust | undefined> {
  return db.transaction((tx) => findTrustBy(tx, by))
}
