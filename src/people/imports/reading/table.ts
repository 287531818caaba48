import { Readable } from 'node:stream'

import { CsvError, parse } from 'csv-parse'

import { isRecord } from '#core/is-record.ts'
import { err, ok, type Result } from '#core/result.ts'

import { plainCell } from './cells.ts'
import { decoded, encodingOf } from './encoding.ts'
import type { ImportFile, ReadError, RefusedRow } from '#people/imports/roster.ts'

/** Which columns of a file are read, by name without regard to capitals; others are never looked at. */
export type Wanted = {
  readonly required: readonly string[]
  readonly optional?: readonly string[]
  readonly delimiter?: string
}

/** One row: its number in the file, and its cells by the names asked for; empty where it has none. */
export type Row = { readonly row: number; readonly cell: (column: string) => string }

/** What became of a file besides its rows. */
export type TableRead = {
  readonly dropped: readonly string[]
  readonly refused: readonly RefusedRow[]
  readonly formulas: number
}

// A row longer than this is the rest of the file after a quotation mark that was never closed.
const longestRow = 200_000

/** Reads a CSV file row by row, in whatever encoding it is, and never holds more than one row. */
export async function readTable(
  file: ImportFile,
  wanted: Wanted,
  take: (row: Row) => void,
): Promise<Result<TableRead, ReadError>> {
  const encoding = await encodingOf(file.open())
  const rows = parse({
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
    delimiter: wanted.delimiter ?? ',',
  })
  const text = Readable.from(decoded(file.open(), encoding))
  text.on('error', (error) => rows.destroy(error))
  const table = startTable(file.name, wanted, take)
  try {
    for await (const record of text.pipe(rows)) {
      const missing = table.next(record)
      if (missing) return err({ type: 'no-column', file: file.name, columns: missing })
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return err({ type: 'not-csv', file: file.name, why: error.message })
  } finally {
    text.destroy()
  }
  const empty = table.missing()
  return empty ? err({ type: 'no-column', file: file.name, columns: empty }) : ok(table.read())
}

function startTable(file: string, wanted: Wanted, take: (row: Row) => void) {
  let header: Header | undefined
  let formulas = 0
  const refused: RefusedRow[] = []
  const missing = () => (header ? header.missing : wanted.required)
  const plain = (cell: string): string => {
    const { text, wasFormula } = plainCell(cell)
    if (wasFormula) formulas += 1
    return text
  }
  return {
    next: (record: unknown): readonly string[] | undefined => {
      const { cells, row } = recordOf(record)
      if (header === undefined) {
        header = readHeader(cells, wanted)
        return orNone(header.missing)
      }
      const known = header
      if (cells.slice(known.width).some((cell) => cell.trim() !== '')) {
        const reason = `the row has more cells than the first row; a comma in a name needs quotation marks`
        refused.push({ file, row, reason })
      } else take({ row, cell: (column) => plain(cells[known.at.get(column) ?? -1] ?? '') })
      return undefined
    },
    missing: () => orNone(missing()),
    read: () => ({ dropped: header?.dropped ?? [], refused, formulas }),
  }
}

function orNone(columns: readonly string[]): readonly string[] | undefined {
  return columns.length > 0 ? columns : undefined
}

type Header = {
  readonly width: number
  /** Where each wanted column stands. */
  readonly at: ReadonlyMap<string, number>
  readonly missing: readonly string[]
  readonly dropped: readonly string[]
}

function readHeader(cells: readonly string[], { required, optional = [] }: Wanted): Header {
  const names = cells.map((cell) => cell.trim())
  const folded = names.map((name) => name.toLowerCase())
  const wanted = [...required, ...optional]
  const at = new Map(
    wanted
      .map((name) => [name, folded.indexOf(name.toLowerCase())] as const)
      .filter(([, index]) => index >= 0),
  )
  const read = new Set(at.values())
  return {
    width: cells.length,
    at,
    missing: required.filter((name) => !at.has(name)),
    dropped: names.filter((name, index) => name !== '' && !read.has(index)),
  }
}

/** With `info`, the parser gives the cells of a row and the number of lines read so far. */
function recordOf(given: unknown): { readonly cells: readonly string[]; readonly row: number } {
  if (!isRecord(given) || !Array.isArray(given['record'])) {
    throw new Error('the CSV parser gave no row')
  }
  const lines = isRecord(given['info']) ? given['info']['lines'] : 0
  return { cells: given['record'].map(String), row: Number(lines) }
}
