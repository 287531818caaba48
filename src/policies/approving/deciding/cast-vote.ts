import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db, Tx } from '#db/db.ts'

import {
  checkStanding,
  type Held,
  holdPackage,
  type NotHeld,
  type NotStanding,
  settle,
} from './close-package.ts'
import { findVotes, insertVote } from './decisions.store.ts'
import { findPackage } from '#policies/approving/find-package.ts'
import { type CastVote, countOf, outcomeOf, type Vote } from '#policies/approving/package.ts'
import { packageSubject } from '#policies/approving/seal-standing.ts'
import { seatsOf, whoDecides, type WhoDecides } from './who-decides.ts'

/** Why a vote was not counted. */
export type NotCounted =
  | NotHeld
  | NotStanding
  /** This package is not decided by votes. */
  | { readonly type: 'not-by-vote' }
  /** Whoever votes wrote some of it, so it is not theirs to decide. */
  | { readonly type: 'own-draft' }
  /** Whoever votes is not a trustee today. */
  | { readonly type: 'not-entitled' }
  /** Whoever votes has voted otherwise; a vote stands. */
  | { readonly type: 'voted-before'; readonly vote: Vote }

/** What a vote led to. */
export type Counted = { readonly outcome: 'open' | 'approved' | 'declined' }

type Asked = {
  readonly trustId: string
  readonly packageId: string
  readonly by: string
  readonly vote: Vote
  readonly reason: string
}

/**
 * Counts a trustee's vote and, with the one that settles it, approves or declines the package. Votes on one
 * package wait for each other, so it is settled once. The same vote sent twice is counted once.
 */
export async function castVote(
  needs: { readonly db: Db; readonly clock: Clock },
  asked: Asked,
): Promise<Result<Counted, NotCounted>> {
  const { trustId, packageId, by } = asked
  const found = await findPackage(needs, { trustId, packageId })
  if (found === undefined) return err({ type: 'no-such-package' })
  const who = await whoDecides(needs, { trustId, draftId: found.draftId })
  if (who.authors.has(by)) return err({ type: 'own-draft' })
  if (!who.entitled.includes(by)) return err({ type: 'not-entitled' })
  const votedAt = needs.clock.now()
  return needs.db.transactionFor(trustId, async (tx) => {
    const held = await holdPackage(tx, packageId, dayOf(votedAt))
    if (!held.ok) return repeated(tx, asked, held)
    if (held.value.one.terms.way !== 'vote') return err({ type: 'not-by-vote' })
    const stands = await checkStanding(tx, held.value)
    if (!stands.ok) return stands
    return count(tx, held.value, { asked, who, votedAt })
  })
}

/** A vote that came a second time after it had settled the matter is no mistake. */
async function repeated(
  tx: Tx,
  { packageId, by, vote }: Asked,
  closed: { readonly ok: false; readonly error: NotHeld },
): Promise<Result<Counted, NotCounted>> {
  const { error } = closed
  if (error.type !== 'closed' || error.state === 'in-review') return closed
  const cast = (await findVotes(tx, packageId)).find(({ personId }) => personId === by)
  const { state } = error
  const isSettled = state === 'approved' || state === 'declined'
  return cast?.vote === vote && isSettled ? ok({ outcome: state }) : closed
}

async function count(
  tx: Tx,
  held: Held,
  {
    asked,
    who,
    votedAt,
  }: { readonly asked: Asked; readonly who: WhoDecides; readonly votedAt: Date },
): Promise<Result<Counted, NotCounted>> {
  const { packageId, by, vote, reason } = asked
  const isNew = await insertVote(tx, packageId, { personId: by, vote, reason, votedAt })
  const votes = await findVotes(tx, packageId)
  if (!isNew) return again(votes, asked)
  // Before anything is settled, so that the entries stand in the order in which it happened.
  await recordAudit(tx, {
    at: votedAt,
    actor: by,
    action: 'package.voted',
    subject: packageSubject(packageId),
    facts: { vote, sha256: held.one.sha256 },
  })
  const { terms } = held.one
  const entitled = seatsOf(who, votes, terms)
  const counted = countOf(votes)
  const outcome = outcomeOf(counted, { ...terms, entitled })
  if (outcome !== 'open') {
    const { body } = terms
    const decided = { way: 'vote', outcome, body, entitled, count: counted } as const
    const why = outcome === 'declined' ? reasonsIn(votes) : ''
    await settle(tx, held, { decision: { ...decided, reason: why, decidedAt: votedAt }, by })
  }
  return ok({ outcome })
}

function again(votes: readonly CastVote[], { by, vote }: Asked): Result<Counted, NotCounted> {
  const cast = votes.find(({ personId }) => personId === by)
  if (cast === undefined || cast.vote === vote) return ok({ outcome: 'open' })
  return err({ type: 'voted-before', vote: cast.vote })
}

function reasonsIn(votes: readonly CastVote[]): string {
  return votes
    .flatMap(({ vote, reason }) => (vote === 'for' ? [] : [reason]))
    .filter(Boolean)
    .join('\n\n')
}
