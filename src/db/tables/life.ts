import type { ColumnType } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'

type Instant = ColumnType<Date, Date, never>

/** From which day an edition is in force; the latest day that has come rules. Rows are only added. */
export type EditionTermTable = {
  readonly trust_id: string
  readonly term_id: string
  readonly seal: string
  readonly from_day: IsoDay
  /** The package by which it was approved here. */
  readonly package_id: string | null
  readonly recorded_at: Instant
  readonly recorded_by: string
}

/** A policy being written: that of the trust, or what one school adds to it. */
export type DraftTable = {
  readonly trust_id: string
  readonly draft_id: string
  readonly kind: 'trust' | 'addition'
  readonly school_id: string | null
  readonly title: string
  readonly state: 'drafting' | 'in-review' | 'approved' | 'published' | 'withdrawn'
  readonly base_seal: string | null
  readonly revision: number
  readonly source: string
  readonly begun_by: string
  readonly begun_at: Instant
  readonly changed_at: ColumnType<Date, Date, Date>
}

/** Every text a draft ever had, with who saved it and why. Rows are only added. */
export type DraftRevisionTable = {
  readonly trust_id: string
  readonly draft_id: string
  readonly revision: number
  readonly source: string
  readonly saved_by: string
  readonly saved_at: Instant
  readonly reason: string
}

/** The tables of the life of a policy. */
export type LifeTables = {
  readonly edition_term: EditionTermTable
  readonly draft: DraftTable
  readonly draft_revision: DraftRevisionTable
}
