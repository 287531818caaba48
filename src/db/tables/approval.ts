import type { ColumnType } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'

/** An instant: given and read as a `Date`, never changed once kept. */
type Instant = ColumnType<Date, Date, never>

/** What is kept once and never changed. */
type Once<T> = ColumnType<T, T, never>

/** How a trust decides on its policy. */
export type ApprovalWayTable = {
  readonly trust_id: string
  readonly way: 'record' | 'vote'
  readonly body: string
  readonly quorum: number
  readonly share: 'half' | 'two-thirds'
  readonly days: number
  readonly changed_by: string
  readonly changed_at: ColumnType<Date, Date, Date>
}

/** A defect of a draft that somebody accepts, known by its SHA-256. */
export type DefectAcceptanceTable = {
  readonly trust_id: string
  readonly draft_id: string
  readonly defect: string
  readonly reason: string
  readonly accepted_by: string
  readonly accepted_at: Instant
}

/** One sealed revision of a draft, as it is decided on. */
export type PolicyPackageTable = {
  readonly trust_id: string
  readonly package_id: string
  readonly draft_id: Once<string>
  readonly revision: Once<number>
  readonly seal: Once<string>
  readonly label: Once<string>
  readonly in_force_from: Once<IsoDay>
  readonly way: Once<'record' | 'vote'>
  readonly body: Once<string>
  readonly quorum: Once<number>
  readonly share: Once<'half' | 'two-thirds'>
  readonly decide_by: Once<IsoDay>
  readonly manifest: Once<string>
  readonly sha256: Once<string>
  readonly note: Once<string>
  readonly public_key: Once<string>
  readonly sealed_by: Once<string>
  readonly sealed_at: Instant
  readonly state: 'in-review' | 'approved' | 'declined' | 'withdrawn' | 'lapsed'
  readonly closed_by: string | null
  readonly closed_at: ColumnType<Date | null, Date | null, Date>
  readonly closed_why: string | null
}

/** A part of a package: its canonical JSON, and the random bytes mixed into its hash. */
export type PackagePartTable = {
  readonly trust_id: string
  readonly package_id: string
  readonly part: string
  readonly salt: Uint8Array
  readonly value: string
}

/** One person's vote on a package. */
export type PackageVoteTable = {
  readonly trust_id: string
  readonly package_id: string
  readonly person_id: string
  readonly way: 'vote'
  readonly vote: 'for' | 'against' | 'abstain'
  readonly reason: string
  readonly voted_at: Instant
}

/** What was decided on a package. */
export type PackageDecisionTable = {
  readonly trust_id: string
  readonly package_id: string
  readonly way: 'record' | 'vote'
  readonly outcome: 'approved' | 'declined'
  readonly body: string
  readonly votes_for: number
  readonly votes_against: number
  readonly votes_abstained: number
  readonly entitled: number | null
  readonly share: 'half' | 'two-thirds'
  readonly met_on: IsoDay | null
  readonly minute: string | null
  readonly person_id: string | null
  readonly reason: string
  readonly decided_at: Instant
}

/** The tables of approval. */
export type ApprovalTables = {
  readonly approval_way: ApprovalWayTable
  readonly defect_acceptance: DefectAcceptanceTable
  readonly policy_package: PolicyPackageTable
  readonly package_part: PackagePartTable
  readonly package_vote: PackageVoteTable
  readonly package_decision: PackageDecisionTable
}
