import type { ColumnType } from 'kysely'

type Instant = ColumnType<Date, Date, Date>

/** A key that a trust's directory shows. */
export type ScimKeyTable = {
  readonly trust_id: string
  readonly key_id: string
  readonly label: string
  readonly key_hash: string
  readonly made_by: string
  readonly made_at: Instant
  readonly used_at: Instant | null
  readonly ended_at: Instant | null
}

/** An account that a trust's directory keeps. */
export type ScimUserTable = {
  readonly trust_id: string
  readonly person_id: string
  readonly user_name: string
  readonly user_name_folded: string
  readonly is_active: boolean
  readonly made_at: Instant
  readonly changed_at: Instant
}

/** The tables of the directory. */
export type ScimTables = {
  readonly scim_key: ScimKeyTable
  readonly scim_user: ScimUserTable
}
