import { isId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'

import type { Holding } from './role.ts'
import { findHoldingsOf } from './roles.store.ts'

/** Every role a person holds, held or will hold, in the order of giving; none for what is no id. */
export async function rolesOf(
  { db }: { readonly db: Db },
  { trustId, personId }: { readonly trustId: string; readonly personId: string },
): Promise<readonly Holding[]> {
  if (!isId(personId)) return []
  return db.transactionFor(trustId, (tx) => findHoldingsOf(tx, personId))
}
