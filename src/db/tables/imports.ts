import type { ColumnType } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'

type Instant = ColumnType<Date, Date, Date>
type Json = ColumnType<unknown, string, string>

/** An import from the first file to its end. */
export type ImportRunTable = {
  readonly trust_id: string
  readonly run_id: string
  readonly format: 'csv' | 'oneroster' | 'sds' | 'gias'
  readonly source: string
  readonly group_uid: string | null
  readonly mapping: Json | null
  readonly state:
    | 'files'
    | 'reading'
    | 'unreadable'
    | 'ready'
    | 'applying'
    | 'applied'
    | 'cancelled'
    | 'failed'
  readonly problem: string | null
  readonly started_by: string
  readonly started_at: Instant
  readonly applied_by: string | null
  readonly finished_at: Instant | null
  readonly day: IsoDay | null
  readonly summary: Json | null
  readonly fingerprint: string | null
  readonly confirmed_leaving: number | null
  readonly lookalikes: 'link' | 'apart' | null
  readonly has_changed: ColumnType<boolean, boolean | undefined>
  readonly is_forgotten: ColumnType<boolean, boolean | undefined>
}

/** How far the work on an import is. */
export type ImportProgressTable = {
  readonly trust_id: string
  readonly run_id: string
  readonly step: 'waiting' | 'reading' | 'comparing' | 'listing' | 'changing'
  readonly done: number
  readonly total: number
  readonly seen_at: Instant
}

/** A file that was sent for an import. */
export type ImportFileTable = {
  readonly trust_id: string
  readonly run_id: string
  readonly file_id: string
  readonly name: string
  readonly bytes: number
  readonly line_ends: number
  readonly is_whole: boolean
}

/** A piece of a file that was sent. */
export type ImportChunkTable = {
  readonly trust_id: string
  readonly run_id: string
  readonly file_id: string
  readonly place: number
  readonly content: Uint8Array
}

/** One line of the preview of an import. */
export type ImportLineTable = {
  readonly trust_id: string
  readonly run_id: string
  readonly place: number
  readonly change: 'new' | 'lookalike' | 'changed' | 'left' | 'refused'
  readonly name: string
  readonly known_as: string
  readonly school: string
  readonly what: string
  readonly file: string
  readonly file_row: number | null
}

/** The tables of imports on their way. */
export type ImportTables = {
  readonly import_run: ImportRunTable
  readonly import_progress: ImportProgressTable
  readonly import_file: ImportFileTable
  readonly import_chunk: ImportChunkTable
  readonly import_line: ImportLineTable
}
