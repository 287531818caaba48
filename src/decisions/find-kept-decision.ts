import { isId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'

import type { Decision } from './decision.ts'
import { findDecision } from './decisions.store.ts'

/** The decision a trust keeps under an id, as it may come from an address; undefined when there is none. */
export async function findKeptDecision(
  { db }: { readonly db: Db },
  { trustId, decisionId }: { readonly trustId: string; readonly decisionId: string },
): Promise<Decision | undefined> {
  if (!isId(decisionId)) return undefined
  return db.transactionFor(trustId, (tx) => findDecision(tx, decisionId))
}
