import type { ColumnType } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'

/** An instant: given and read as a `Date`, never changed once kept. */
type Instant = ColumnType<Date, Date, never>

/** JSON: written as text (`JSON.stringify`), read as a value whose shape the reader checks. */
type Json = ColumnType<unknown, string, never>

/** A trust: the tenant all other rows belong to. */
export type TrustTable = {
  readonly trust_id: string
  readonly code: string
  readonly name: string
  readonly slug: string
}

/** The text of an edition and of the vocabulary it is read with, under the seal of both. */
export type EditionTable = {
  readonly trust_id: string
  readonly edition_id: string
  readonly label: string
  readonly seal: string
  readonly source: string
  readonly vocabulary: string
  readonly loaded_at: Instant
}

/** A question, the answer it got, and the seal of the edition that gave it. */
export type DecisionTable = {
  readonly trust_id: string
  readonly decision_id: string
  readonly asked_at: Instant
  readonly as_of: IsoDay
  readonly asked_through: 'page' | 'api'
  readonly edition_seal: string
  readonly facts: Json
  readonly mode: 'asking' | 'said'
  readonly not_known: readonly string[]
  readonly answer:
    | 'allow'
    | 'allow-with-conditions'
    | 'deny'
    | 'report'
    | 'not-covered'
    | 'facts-missing'
    | 'needs-judgement'
  readonly strength: 'binding' | 'advisory' | null
  readonly clauses: readonly string[]
  readonly whole_answer: Json
}

/** Who did what to what, and when; rows are only ever added. */
export type AuditEntryTable = {
  readonly trust_id: string
  readonly entry_id: string
  readonly at: Instant
  readonly actor: string
  readonly action: string
  readonly subject_kind: string
  readonly subject_id: string
  readonly facts: Json
}

/** How many leaves a trust's audit log has. */
export type AuditLogTable = { readonly trust_id: string; readonly size: number }

/** The place of an audit entry in its trust's log. Without a salt the entry was erased. */
export type AuditLeafTable = {
  readonly trust_id: string
  readonly leaf_index: number
  readonly entry_id: string
  readonly commitment: Uint8Array
  readonly salt: Uint8Array | null
}

/** A signed checkpoint of a trust's log, and the public key to check it with. */
export type AuditCheckpointTable = {
  readonly trust_id: string
  readonly size: number
  readonly public_key: string
  readonly note: string
  readonly signed_at: Instant
}

/** The tables that belong to no trust: what can be read before a trust is known. */
export type PlatformTables = { readonly trust: TrustTable }

/** Every table a transaction of one trust can name. */
export type Tables = PlatformTables & {
  readonly edition: EditionTable
  readonly decision: DecisionTable
  readonly audit_entry: AuditEntryTable
  readonly audit_log: AuditLogTable
  readonly audit_leaf: AuditLeafTable
  readonly audit_checkpoint: AuditCheckpointTable
}
