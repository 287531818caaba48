import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'

import { endSessionsFor } from './sessions.store.ts'

/** Signs a person out everywhere, at once, for somebody else; gives how many sessions there were. */
export async function signOutPerson(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: { readonly trustId: string; readonly personId: string; readonly by: string },
): Promise<number> {
  const { trustId, personId, by } = asked
  const at = clock.now()
  return db.transactionFor(trustId, (tx) => endSessionsFor(tx, { personId, by, at }))
}
