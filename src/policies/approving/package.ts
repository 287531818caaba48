import type { IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'

/** How a decision comes about: a meeting's is recorded, or each trustee votes here. */
export type Way = 'record' | 'vote'

/** How many of those who may vote must be for it: more than half, or two thirds and more. */
export type Share = 'half' | 'two-thirds'

/** How a package is to be decided; fixed when it is sealed. */
export type Terms = {
  readonly way: Way
  /** The body whose decision it is. */
  readonly body: string
  /** At least so many must vote; of no meaning where a meeting is recorded. */
  readonly quorum: number
  readonly share: Share
  /** The last day on which it can be decided; after it the package has lapsed. */
  readonly decideBy: IsoDay
}

type Sealed = {
  readonly packageId: string
  readonly draftId: string
  readonly revision: number
  /** The seal of the edition it would put in force. */
  readonly seal: string
  readonly label: string
  readonly inForceFrom: IsoDay
  readonly terms: Terms
  /** The SHA-256 of its manifest: the seal of the package. */
  readonly sha256: string
  readonly sealedBy: string
  readonly sealedAt: Date
}

type Closed = { readonly closedAt: Date; readonly closedBy: string; readonly why: string }

/** One sealed revision of a draft, with those who decide or as they left it. */
export type Package = Sealed &
  (
    | { readonly state: 'in-review' }
    | ({ readonly state: 'approved' | 'declined' | 'withdrawn' | 'lapsed' } & Closed)
  )

/** How a package stands: with those who decide, or how it was closed. */
export type PackageState = Package['state']

/** How somebody votes. */
export type Vote = 'for' | 'against' | 'abstain'

/** A vote that was cast. */
export type CastVote = {
  readonly personId: string
  readonly vote: Vote
  readonly reason: string
  readonly votedAt: Date
}

/** Votes counted. */
export type Count = { readonly for: number; readonly against: number; readonly abstained: number }

/** What was decided on a package, and by what: a meeting that somebody recorded, or votes. */
export type Decision = {
  readonly outcome: 'approved' | 'declined'
  readonly body: string
  readonly count: Count
  readonly reason: string
  readonly decidedAt: Date
} & (
  | {
      readonly way: 'record'
      readonly metOn: IsoDay
      readonly minute: string
      readonly recordedBy: string
    }
  | { readonly way: 'vote'; readonly entitled: number }
)

/** Why a package can no longer be decided on. */
export type NotOpen =
  | { readonly type: 'closed'; readonly state: PackageState }
  | { readonly type: 'lapsed'; readonly decideBy: IsoDay }

/** Whether a package can be decided on today: while it is in review, up to its last day. */
export function openOn(one: Package, today: IsoDay): Result<Package, NotOpen> {
  if (one.state !== 'in-review') return err({ type: 'closed', state: one.state })
  const { decideBy } = one.terms
  return today > decideBy ? err({ type: 'lapsed', decideBy }) : ok(one)
}

/** Counts votes. */
export function countOf(votes: readonly Pick<CastVote, 'vote'>[]): Count {
  const cast = (which: Vote) => votes.filter(({ vote }) => vote === which).length
  return { for: cast('for'), against: cast('against'), abstained: cast('abstain') }
}

/** How many must be for it where so many may vote. */
export function neededOf(entitled: number, share: Share): number {
  return share === 'half' ? Math.floor(entitled / 2) + 1 : Math.ceil((entitled * 2) / 3)
}

/**
 * What the votes so far come to, where so many may vote: approved once the quorum voted and enough of
 * all are for it, declined once that can no longer come about. Whoever votes first cannot settle it for
 * those who vote later, as it is all who may vote that are counted, not those who did.
 */
export function outcomeOf(
  count: Count,
  { entitled, quorum, share }: Pick<Terms, 'quorum' | 'share'> & { readonly entitled: number },
): 'open' | 'approved' | 'declined' {
  const needed = neededOf(entitled, share)
  if (count.for >= needed) {
    return count.for + count.against + count.abstained >= quorum ? 'approved' : 'open'
  }
  return entitled - count.against - count.abstained < needed ? 'declined' : 'open'
}
