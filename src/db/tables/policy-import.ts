import type { ColumnType } from 'kysely'

type Instant = ColumnType<Date, Date, never>
type Json = ColumnType<unknown, string, string>

/** A policy on its way in, from its file to the draft made of it. */
export type PolicyImportTable = {
  readonly trust_id: string
  readonly import_id: string
  readonly file_name: string
  readonly bytes: number
  readonly state: 'file' | 'reading' | 'refused' | 'failed' | 'ready' | 'cancelled' | 'made'
  readonly problem: string | null
  readonly begun_by: string
  readonly begun_at: Instant
  readonly kind: 'text' | 'markdown' | 'docx' | 'pdf' | null
  readonly pages: number | null
  readonly control: Json | null
  readonly defects: Json | null
  readonly related: Json | null
  readonly revision: number
  readonly checked: Json | null
  readonly checked_revision: number | null
  readonly draft_id: string | null
}

/** How far the reading of a file is. */
export type PolicyImportProgressTable = {
  readonly trust_id: string
  readonly import_id: string
  readonly step: 'waiting' | 'reading' | 'matching' | 'checking'
  readonly seen_at: ColumnType<Date, Date, Date>
}

/** A piece of a file that was sent. */
export type PolicyImportPieceTable = {
  readonly trust_id: string
  readonly import_id: string
  readonly place: number
  readonly content: Uint8Array
}

/** A clause of a document, with what was offered and chosen for it. */
export type PolicyImportClauseTable = {
  readonly trust_id: string
  readonly import_id: string
  readonly place: number
  readonly section: string
  readonly title: string
  readonly state: 'to-do' | 'rule' | 'statement'
  readonly clause: Json
  readonly offered: Json
  readonly choices: Json
  readonly said: Json | null
  readonly revision: number
}

/** The tables of policies on their way in. */
export type PolicyImportTables = {
  readonly policy_import: PolicyImportTable
  readonly policy_import_progress: PolicyImportProgressTable
  readonly policy_import_piece: PolicyImportPieceTable
  readonly policy_import_clause: PolicyImportClauseTable
}
