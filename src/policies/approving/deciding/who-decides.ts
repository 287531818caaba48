import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import { whoHolds } from '#people/roles/who-holds.ts'
import type { CastVote, Terms } from '#policies/approving/package.ts'

import { findAuthors } from './decisions.store.ts'

/** Who may decide on a draft today, and who wrote it. */
export type WhoDecides = {
  /** Trustees who wrote none of it, by their ids. */
  readonly entitled: readonly string[]
  /** Everyone who saved any of it, by what the revisions call them. */
  readonly authors: ReadonlySet<string>
}

/**
 * How many may vote on a package: those entitled today, and whoever voted and is no trustee any more. Where
 * trustees left since it was sealed, the seats of the quorum count all the same.
 */
export function seatsOf(
  { entitled }: WhoDecides,
  votes: readonly Pick<CastVote, 'personId'>[],
  { quorum }: Pick<Terms, 'quorum'>,
): number {
  return Math.max(new Set([...entitled, ...votes.map(({ personId }) => personId)]).size, quorum)
}

/** Who may decide on a draft today: the trustees, save those who wrote any of it. */
export async function whoDecides(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  { trustId, draftId }: { readonly trustId: string; readonly draftId: string },
): Promise<WhoDecides> {
  const day = dayOf(clock.now())
  const trustees = await whoHolds({ db }, { trustId, day, role: 'trustee' })
  const authors = await db.transactionFor(trustId, (tx) => findAuthors(tx, draftId))
  const ids = new Set(trustees.map(({ personId }) => personId))
  return { entitled: [...ids].filter((personId) => !authors.has(personId)), authors }
}
