import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import type { Trust } from '#people/trust.ts'
import type { Checked } from '#policies/importing/working/answers.ts'
import type { Checker } from '#policies/importing/working/checker.ts'
import type { Built } from '#rulebooks/ledger.ts'

import { findClauses } from './clauses.store.ts'
import { findImport, putCheck } from './imports.store.ts'
import { keptOf, partsOfImport } from './parts-of-import.ts'

/** What the review of an import needs. */
export type ReviewNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly built: Built
  readonly checker: Checker
}

/** Which import is meant, and whose it is. */
export type OfImport = {
  readonly trust: Trust
  readonly importId: string
}

/**
 * Makes the draft of an import as it would be with the choices so far, and keeps how it stands. Gives
 * undefined where there is nothing to review.
 */
export async function recheck(
  { db, clock, built, checker }: ReviewNeeds,
  { trust, importId }: OfImport,
): Promise<Checked | undefined> {
  const found = await db.transactionFor(trust.trustId, async (tx) => {
    const one = await findImport(tx, importId)
    return one && { one, clauses: await findClauses(tx, { importId }) }
  })
  if (!found || found.clauses.length === 0) return undefined
  const { one, clauses } = found
  const today = dayOf(clock.now())
  const checked = await checker(partsOfImport(one, clauses, { trust, today, built }))
  const kept = { revision: one.revision, check: keptOf(checked) }
  await db.transactionFor(trust.trustId, (tx) => putCheck(tx, importId, kept))
  return checked
}
