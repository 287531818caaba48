import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'

import { err, ok, type Result } from '#core/result.ts'
import type { ImportFile, ReadError } from '#people/imports/roster.ts'

import { plainCell } from './cells.ts'
import { decoded, encodingOf } from './encoding.ts'
import type { CsvMapping } from './mapping.ts'
import { readTable } from './table.ts'

/** The beginning of a spreadsheet: its columns by name, each with a few of the values in it. */
export type Sample = {
  readonly delimiter: CsvMapping['delimiter']
  readonly columns: readonly { readonly name: string; readonly values: readonly string[] }[]
}

const rowsRead = 200
const valuesShown = 3
const mostColumns = 200

/** Looks at the beginning of a spreadsheet, to ask what its columns mean. */
export async function sampleOf(file: ImportFile): Promise<Result<Sample, ReadError>> {
  const encoding = await encodingOf(file.open())
  const delimiter = delimiterOf(await firstText(file, encoding))
  const rows = parse({
    to: rowsRead + 1,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 200_000,
    delimiter,
  })
  const text = Readable.from(decoded(file.open(), encoding))
  text.on('error', (error) => rows.destroy(error))
  try {
    const read: (readonly string[])[] = []
    for await (const record of text.pipe(rows))
      if (Array.isArray(record)) read.push(record.map(String))
    const [header = [], ...body] = read
    return ok({ delimiter, columns: columnsOf(header, body) })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return err({ type: 'not-csv', file: file.name, why: error.message })
  } finally {
    text.destroy()
  }
}

async function firstText(
  file: ImportFile,
  encoding: Awaited<ReturnType<typeof encodingOf>>,
): Promise<string> {
  for await (const text of decoded(file.open(), encoding)) {
    if (text !== '') return text.slice(0, 20_000)
  }
  return ''
}

/** The sign that stands most often in the first line. */
function delimiterOf(text: string): CsvMapping['delimiter'] {
  const [line = ''] = text.split(/\r?\n/, 1)
  const signs = [',', ';', '\t', '|'] as const
  const often = signs.map((sign) => ({ sign, times: line.split(sign).length }))
  return often.toSorted((a, b) => b.times - a.times)[0]?.sign ?? ','
}

function columnsOf(
  header: readonly string[],
  body: readonly (readonly string[])[],
): Sample['columns'] {
  const names = header.map((name) => name.trim())
  return names
    .map((name, index) => ({ name, values: valuesIn(body, index) }))
    .filter(({ name }, index) => name !== '' && names.indexOf(name) === index)
    .slice(0, mostColumns)
}

function valuesIn(body: readonly (readonly string[])[], index: number): readonly string[] {
  const values = body.map((row) => plainCell(row[index] ?? '').text).filter((text) => text !== '')
  return [...new Set(values)].slice(0, valuesShown).map((text) => text.slice(0, 60))
}

/** The most different words that a column of kinds or jobs may hold. */
export const mostWords = 60

/** The different words in columns of a spreadsheet, in small letters; cut after `mostWords` and one. */
export async function wordsIn(
  file: ImportFile,
  { columns, delimiter }: { readonly columns: readonly string[]; readonly delimiter: string },
): Promise<Result<ReadonlyMap<string, readonly string[]>, ReadError>> {
  const found = new Map(columns.map((name) => [name, new Set<string>()]))
  const read = await readTable(file, { required: columns, delimiter }, ({ cell }) => {
    for (const [name, words] of found) {
      const word = cell(name).toLowerCase()
      if (word !== '' && words.size <= mostWords) words.add(word)
    }
  })
  if (!read.ok) return read
  return ok(new Map([...found].map(([name, words]) => [name, [...words].toSorted()])))
}
