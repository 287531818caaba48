import type { IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'

import { findSelfChecks } from './self-checks.store.ts'

const most = 500

/** The days on which somebody went through their own accounts, the earliest first. */
export async function selfChecksOf(
  { db }: { readonly db: Db },
  { trustId, personId }: { readonly trustId: string; readonly personId: string },
): Promise<readonly IsoDay[]> {
  const days = await db.transactionFor(trustId, (tx) => findSelfChecks(tx, personId, most))
  return days.toReversed()
}
