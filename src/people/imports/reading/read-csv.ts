import type { IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import { type Job, jobs, type Kind, kinds } from '#people/person.ts'

import {
  readBirthDay,
  readDayCell,
  readEmail,
  readId,
  readList,
  readName,
  readYearGroup,
} from './cells.ts'
import { type Gathering, startGathering } from './gather.ts'
import type { CsvMapping } from './mapping.ts'
import type {
  ImportFile,
  ReadError,
  Roster,
  RosterPerson,
  RosterStay,
} from '#people/imports/roster.ts'
import type { Row } from './table.ts'

/** Reads one spreadsheet by a mapping. Schools are looked for among those the trust has. */
export async function readCsv(
  file: ImportFile,
  mapping: CsvMapping,
  today: IsoDay,
): Promise<Result<Roster, ReadError>> {
  const gathering = startGathering(new Map([[file.name.toLowerCase(), file]]))
  const wanted = {
    required: Object.values(mapping.columns).filter((name) => name !== undefined),
    delimiter: mapping.delimiter,
  }
  const kindsSeen = new Set<Kind>()
  const read = await gathering.table(file.name, wanted, (row, at) => {
    const cells = named(row, mapping)
    const id = readId(cells('id'), mapping.idLength)
    if (!id.ok) return gathering.refuse(at, id.error)
    const person = readPerson(cells, mapping, today)
    if (!person.ok) return gathering.refuse(at, person.error, id.value)
    for (const { kind } of person.value.stays) kindsSeen.add(kind)
    gathering.person({ ...person.value, id: id.value, at })
    linkPupils(gathering, { cells, mapping, id: id.value })
    return undefined
  })
  return read.ok ? ok(gathering.roster(mapping.isWhole ? 'bulk' : 'delta', [...kindsSeen])) : read
}

type Cells = (name: keyof CsvMapping['columns']) => string

/** The cells of a row by what they mean; empty where the mapping names no column. */
function named({ cell }: Row, { columns }: CsvMapping): Cells {
  return (name) => {
    const column = columns[name]
    return column === undefined ? '' : cell(column)
  }
}

function readPerson(
  cells: Cells,
  mapping: CsvMapping,
  today: IsoDay,
): Result<Omit<RosterPerson, 'id' | 'at'>, string> {
  const names = readNames(cells)
  if (!names.ok) return names
  const stay = readStay(cells, mapping)
  if (!stay.ok) return stay
  const birth = readBirthDay(cells('dateOfBirth'), today, mapping)
  if (!birth.ok) return birth
  const isPupil = stay.value.kind === 'pupil'
  return ok({
    ...names.value,
    email: isPupil ? undefined : readEmail(cells('email')),
    dateOfBirth: isPupil ? birth.value : undefined,
    yearGroup: isPupil ? readYearGroup(cells('yearGroup')) : undefined,
    stays: [stay.value],
    staysAreAll: mapping.isWhole,
  })
}

function readNames(
  cells: Cells,
): Result<{ readonly givenName: string; readonly familyName: string }, string> {
  const given = readName(cells('givenName'))
  const family = readName(cells('familyName'))
  if (!given.ok) return given
  if (!family.ok) return family
  return ok({ givenName: given.value, familyName: family.value })
}

function readStay(cells: Cells, mapping: CsvMapping): Result<RosterStay, string> {
  const kind = kindOf(cells('kind'), mapping)
  if (!kind.ok) return kind
  const job = jobOf(cells('job'), mapping)
  if (!job.ok) return job
  const from = readDayCell(cells('from'), mapping)
  const until = readDayCell(cells('leavingDate'), mapping)
  if (!from.ok) return from
  if (!until.ok) return until
  const school = cells('school') || mapping.school
  return ok({
    kind: kind.value,
    ...(kind.value === 'staff' ? { job: job.value } : {}),
    ...(school === undefined ? {} : { school }),
    from: from.value,
    until: until.value,
  })
}

function kindOf(cell: string, { kind, kinds: words }: CsvMapping): Result<Kind, string> {
  const word = cell.toLowerCase()
  const found =
    meaningOf(words, word) ?? kinds.find((one) => one === word) ?? (word === '' ? kind : undefined)
  return found ? ok(found) : err(`the mapping does not say what “${cell}” is`)
}

function jobOf(cell: string, { jobs: words }: CsvMapping): Result<Job | undefined, string> {
  const word = cell.toLowerCase()
  if (word === '') return ok(undefined)
  const found = meaningOf(words, word) ?? jobs.find((one) => one === word)
  return found ? ok(found) : err(`the mapping does not say which job “${cell}” is`)
}

function meaningOf<T>(words: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined
}

const yes: ReadonlySet<string> = new Set(['yes', 'y', 'true', '1'])

function linkPupils(
  { link, note }: Gathering,
  row: { readonly cells: Cells; readonly mapping: CsvMapping; readonly id: string },
): void {
  const hasResponsibility = yes.has(row.cells('hasResponsibility').toLowerCase())
  for (const cell of readList(row.cells('parentOf'))) {
    const pupil = readId(cell, row.mapping.idLength)
    if (pupil.ok) link({ pupil: pupil.value, parent: row.id, hasResponsibility })
    else note('a child’s id could not be read')
  }
}
