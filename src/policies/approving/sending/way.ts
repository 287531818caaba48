import type { Db } from '#db/db.ts'

import type { Terms } from '#policies/approving/package.ts'
import { findWay } from './ways.store.ts'

/** How a trust decides on its policies from now on. */
export type ApprovalWay = Omit<Terms, 'decideBy'> & {
  /** So many days are given to decide. */
  readonly days: number
}

/** What a trust that has not said how it decides begins with: somebody records what its board decided. */
const firstWay: Omit<ApprovalWay, 'body'> = { way: 'record', quorum: 2, share: 'half', days: 60 }

/** The most people a quorum can ask for, and the most days there can be to decide. */
export const wayLimits = { quorum: 50, days: 366 } as const

/** How a trust decides; `body` is the one its policy names, for a trust that has not said otherwise. */
export async function wayOf(
  { db }: { readonly db: Db },
  { trustId, body }: { readonly trustId: string; readonly body: string },
): Promise<ApprovalWay> {
  const said = await db.transactionFor(trustId, findWay)
  return said ?? { ...firstWay, body }
}
