import type { ColumnType } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'

type Instant = ColumnType<Date, Date, never>

/** How an existing tie, an exception or an approval stands; what was said of it is in its entries. */
export type DisclosureTable = {
  readonly trust_id: string
  readonly disclosure_id: string
  readonly kind: 'tie' | 'exception' | 'approval'
  readonly clause: string
  readonly person_id: string
  readonly to_roles: readonly string[]
  readonly state:
    | 'waiting'
    | 'more-to-say'
    | 'allowed'
    | 'allowed-with-conditions'
    | 'not-allowed'
    | 'withdrawn'
  readonly revision: number
  readonly disclosed_at: Instant
  readonly decided_at: ColumnType<Date | null, Date | null, Date | null>
  readonly decided_by: string | null
  readonly decided_as: string | null
  readonly from_day: IsoDay | null
  readonly ends_on: IsoDay | null
  readonly withdrawn_at: ColumnType<Date | null, Date | null, Date | null>
  readonly renews: string | null
  readonly seen_at: ColumnType<Date | null, never, Date>
}

/** What was said and decided about a disclosure, sealed; rows are only ever added. */
export type DisclosureEntryTable = {
  readonly trust_id: string
  readonly disclosure_id: string
  readonly revision: number
  readonly what: 'disclosed' | 'added' | 'decided' | 'withdrawn'
  readonly made_at: Instant
  readonly made_by: string
  readonly key_id: string
  readonly sealed: Uint8Array
}

/** The tables of disclosures and approvals. */
export type DisclosureTables = {
  readonly disclosure: DisclosureTable
  readonly disclosure_entry: DisclosureEntryTable
}
