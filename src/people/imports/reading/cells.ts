import { type IsoDay, isIsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'

/**
 * A cell as plain text: no control characters, single spaces, and none of the signs at its beginning
 * that make a spreadsheet run it as a formula. `="00123"`, by which zeros are saved, is 00123.
 */
export function plainCell(cell: string): { readonly text: string; readonly wasFormula: boolean } {
  const tidy = clean(cell)
  const kept = /^="([^"]*)"$/.exec(tidy)?.[1]
  if (kept !== undefined) return { text: clean(kept).replace(formulaSigns, ''), wasFormula: false }
  const text = tidy.replace(formulaSigns, '')
  return { text, wasFormula: text !== tidy && tidy !== '-' }
}

// Signs that make text read in another order than it is written.
const turnedAround = /[\u202a-\u202e\u2066-\u2069]/g
const formulaSigns = /^[=+\-@\s]+/

function clean(cell: string): string {
  return cell
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(turnedAround, '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

/** An id as another system gives it; refused where a spreadsheet has visibly spoilt it. */
export function readId(cell: string, length = 0): Result<string, string> {
  if (cell === '') return err('there is no id')
  if (cell.length > 200) return err('the id is longer than 200 characters')
  if (/^\d(\.\d+)?E\+?\d+$/i.test(cell)) {
    return err(`a spreadsheet has shortened the id to ${cell}; export the column as text`)
  }
  return ok(/^\d+$/.test(cell) ? cell.padStart(length, '0') : cell)
}

/** A name; empty is allowed. */
export function readName(cell: string): Result<string, string> {
  return cell.length > 200 ? err('a name is longer than 200 characters') : ok(cell)
}

const slashedDay = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/

/** How days with the year at the end are written: dd/mm/yyyy, or with the month first. */
export type DayOrder = { readonly isMonthFirst?: boolean | undefined }

/**
 * A day as yyyy-mm-dd (a time behind it is left out), yyyymmdd, or day first as dd/mm/yyyy, unless a
 * file is said to write the month first; undefined for an empty cell. A year of two figures and a month
 * above 12 are refused, never guessed.
 */
export function readDayCell(
  cell: string,
  order: DayOrder = {},
): Result<IsoDay | undefined, string> {
  const text = withoutTime(cell)
  if (text === '') return ok(undefined)
  const iso = slashedIso(text, order) ?? text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  if (isIsoDay(iso)) return ok(iso)
  const way = order.isMonthFirst ? 'mm/dd/yyyy' : 'dd/mm/yyyy'
  return err(`“${cell.slice(0, 40)}” is not a day; write it as ${way} or yyyy-mm-dd`)
}

function slashedIso(text: string, { isMonthFirst }: DayOrder): string | undefined {
  const [, first, second, year] = slashedDay.exec(text) ?? []
  if (first === undefined || second === undefined) return undefined
  const [day, month] = isMonthFirst ? [second, first] : [first, second]
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function withoutTime(cell: string): string {
  return cell.replace(/[T ]\d{1,2}:\d{2}.*$/i, '')
}

/** A date of birth: a day from 1900 up to the day of the import. */
export function readBirthDay(
  cell: string,
  today: IsoDay,
  order: DayOrder = {},
): Result<IsoDay | undefined, string> {
  const day = readDayCell(cell, order)
  if (!day.ok || day.value === undefined) return day
  if (day.value > today || day.value < '1900-01-01') {
    return err(`${day.value} cannot be a date of birth`)
  }
  return day
}

/** A year group as schools write it: 7 for 07, R for reception; undefined for an empty cell. */
export function readYearGroup(cell: string): string | undefined {
  const text = cell.replace(/^year\s*/i, '').replace(/^0+(?=\d)/, '')
  return text === '' ? undefined : text.slice(0, 8)
}

/** An e-mail address in small letters; undefined where the cell holds none. */
export function readEmail(cell: string): string | undefined {
  const text = cell.toLowerCase()
  return /^[^\s@]+@[^\s@]+$/.test(text) && text.length <= 254 ? text : undefined
}

/** The parts of a cell that holds several, by commas or semicolons. */
export function readList(cell: string): readonly string[] {
  return cell
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
