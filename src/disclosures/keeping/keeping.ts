import { addDays, dayOf, monthsLater, type IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import type { Disclosure } from '#disclosures/disclosure.ts'

import { findKeeping } from './keeping.store.ts'

/** The most months for which words can be kept after the end. */
export const mostMonths = 600

/**
 * For how many months after they are over a trust keeps the words of disclosures; undefined where it has not
 * said so, as no text of a policy and nothing here names a period: then they are kept.
 */
export async function keepingOf(
  { db }: { readonly db: Db },
  { trustId }: { readonly trustId: string },
): Promise<number | undefined> {
  return db.transactionFor(trustId, findKeeping)
}

/** The first day on which the words of a disclosure are erased; undefined while it may change an answer. */
export function erasedFrom(
  { state, endsOn, withdrawnAt }: Disclosure,
  months: number | undefined,
): IsoDay | undefined {
  const over = state === 'withdrawn' && withdrawnAt ? dayOf(withdrawnAt) : endsOn
  if (over === undefined || months === undefined) return undefined
  return addDays(monthsLater(over, months), 1)
}
