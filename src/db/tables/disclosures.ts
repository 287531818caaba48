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
  readonly needs_all: ColumnType<boolean, boolean, never>
  /** By role; JSON, written as text. */
  readonly said_yes: ColumnType<unknown, string, string>
  readonly chosen: ColumnType<readonly string[], readonly string[], never>
  readonly erased_at: ColumnType<Date | null, never, never>
  readonly over_on: ColumnType<IsoDay | null, never, never>
}

/** What was said and decided about a disclosure, sealed; rows are only added, their words erased at the end. */
export type DisclosureEntryTable = {
  readonly trust_id: string
  readonly disclosure_id: string
  readonly revision: number
  readonly what: 'disclosed' | 'added' | 'decided' | 'withdrawn'
  readonly made_at: Instant
  readonly made_by: string
  /** Null, as is what was sealed, once it was erased. */
  readonly key_id: string | null
  readonly sealed: Uint8Array | null
}

/** For how many months after they are over a trust keeps the words of disclosures; null for no end. */
export type DisclosureKeepingTable = {
  readonly trust_id: string
  readonly months: number | null
  readonly changed_by: string
  readonly changed_at: ColumnType<Date, Date, Date>
}

/** The tables of disclosures and approvals. */
export type DisclosureTables = {
  readonly disclosure: DisclosureTable
  readonly disclosure_entry: DisclosureEntryTable
  readonly disclosure_keeping: DisclosureKeepingTable
}
