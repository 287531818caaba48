import { isoDay } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Db, Tx } from '#db/db.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { standingOn, type ReviewStanding } from './review.ts'
import { findNextDue } from './outcomes.store.ts'

/** An edition, as far as its review goes. */
export type Reviewed = Pick<SealedEdition, 'seal' | 'rulebook'>

/**
 * How the review of an edition stands on a day, for everything that shows or says it. The day is the one
 * in the text until the body that approves the policy reviewed it, left it as it was and set the next.
 */
export async function reviewStanding(
  { db }: { readonly db: Db },
  asked: { readonly trustId: string; readonly edition: Reviewed; readonly day: IsoDay },
): Promise<ReviewStanding> {
  return db.transactionFor(asked.trustId, (tx) => standingIn(tx, asked))
}

/** The same in a transaction of the trust. */
export async function standingIn(
  tx: Tx,
  { edition, day }: { readonly edition: Reviewed; readonly day: IsoDay },
): Promise<ReviewStanding> {
  const recorded = await findNextDue(tx, { seal: edition.seal, day })
  return standingOn(day, recorded ?? isoDay(edition.rulebook.control.review.due))
}
