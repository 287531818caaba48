import type { ColumnType } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'

/** What is known of a document the policy leans on. Rows are only added; the latest of a document says. */
export type RelatedRecordTable = {
  readonly trust_id: string
  readonly record_id: string
  readonly document: string
  readonly school_id: string | null
  readonly title: string
  readonly kind: 'policy' | 'procedure' | 'guidance' | 'law' | 'template'
  readonly status: 'in-force' | 'draft' | 'withdrawn' | 'unknown'
  readonly link: string | null
  readonly edition: string | null
  readonly owner: string | null
  readonly good_until: IsoDay | null
  readonly recorded_at: ColumnType<Date, Date, never>
  readonly recorded_by: string
}

/** The tables of related documents. */
export type RelatedTables = { readonly related_record: RelatedRecordTable }
