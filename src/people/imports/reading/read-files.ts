import type { IsoDay } from '#core/iso-day.ts'
import { err, type Result } from '#core/result.ts'
import type { ImportFile, ImportFiles, ReadError, Roster } from '#people/imports/roster.ts'

import type { CsvMapping } from './mapping.ts'
import { readCsv } from './read-csv.ts'
import { readGias } from './read-gias.ts'
import { readOneRoster } from './read-oneroster.ts'
import { readSds } from './read-sds.ts'

/** The kinds of files people and schools can be brought in from. */
export const formats = ['csv', 'oneroster', 'sds', 'gias'] as const

/** One of the kinds of files. */
export type Format = (typeof formats)[number]

/** Whether a word names a kind of file. */
export function isFormat(word: string): word is Format {
  return formats.some((format) => format === word)
}

/** Reads files of any kind into one form. A spreadsheet needs its mapping, the register the trust's number. */
export async function readFiles(
  files: ImportFiles,
  asked: {
    readonly format: Format
    readonly today: IsoDay
    readonly mapping?: CsvMapping | undefined
    readonly group?: string | undefined
  },
): Promise<Result<Roster, ReadError>> {
  const [file, ...others] = files.values()
  if (file === undefined) return err({ type: 'no-file', file: '….csv' })
  if (asked.format === 'oneroster') return readOneRoster(files, asked.today)
  if (asked.format === 'sds') return readSds(files, asked.today)
  if (others.length > 0) return err({ type: 'too-many-files', files: [...files.keys()] })
  return readOne(file, asked)
}

async function readOne(
  file: ImportFile,
  asked: Parameters<typeof readFiles>[1],
): Promise<Result<Roster, ReadError>> {
  if (asked.format === 'gias') {
    return asked.group === undefined ? err({ type: 'no-group' }) : readGias(file, asked.group)
  }
  if (asked.mapping === undefined) return err({ type: 'no-mapping' })
  return readCsv(file, asked.mapping, asked.today)
}
