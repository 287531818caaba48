import type { ColumnType } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'

/** An instant: given and read as a `Date`, never changed once kept. */
type Instant = ColumnType<Date, Date, never>

/** Work of one morning that was asked for, and when it was done. */
export type MorningRoundTable = {
  readonly trust_id: string
  readonly round_id: string
  readonly day: IsoDay
  readonly morning: string
  readonly asked_at: Instant
  readonly done_at: ColumnType<Date | null, never, Date>
}

/** What is done each morning. */
export type AdoptionTables = { readonly morning_round: MorningRoundTable }
