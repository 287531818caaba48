import { newId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'

import type { Trust } from './trust.ts'
import { putTrust } from './trusts.store.ts'

/** Keeps a trust under its code, as at each start; its id stays the same from the first time on. */
export async function keepTrust(
  { db }: { readonly db: Db },
  trust: Omit<Trust, 'trustId'>,
): Promise<Trust> {
  return db.transaction((tx) => putTrust(tx, { trustId: newId(), ...trust }))
}
