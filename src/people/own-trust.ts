import type { Tx } from '#db/db.ts'

import type { Trust } from './trust.ts'
import { findOwnTrust } from './trusts.store.ts'

/** The trust whose transaction it is, for work that is told no more than its id. */
export async function ownTrust(tx: Tx): Promise<Trust> {
  return findOwnTrust(tx)
}
