import { err, ok, type Result } from '#core/result.ts'

import type {
  ImportFiles,
  Place,
  ReadError,
  RefusedRow,
  Roster,
  RosterLink,
  RosterPerson,
  RosterSchool,
} from '#people/imports/roster.ts'
import { readTable, type Row, type Wanted } from './table.ts'

/** What a reader of one format fills while it goes through the files; `roster` closes it. */
export type Gathering = {
  /** Reads a file of the import row by row. One that is absent is an error unless it may be. */
  readonly table: (
    name: string,
    wanted: Wanted & { readonly mayBeAbsent?: boolean },
    take: (row: Row, at: Place) => void,
  ) => Promise<Result<boolean, ReadError>>
  readonly school: (school: RosterSchool) => void
  readonly person: (person: RosterPerson) => void
  readonly link: (link: RosterLink) => void
  readonly refuse: (at: Place, reason: string, id?: string) => void
  readonly note: (note: string) => void
  /** An organisation that is no school: who belongs to it belongs to the whole trust. */
  readonly otherOrg: (id: string) => void
  readonly roster: (mode: Roster['mode'], kinds: Roster['kinds']) => Roster
}

/** Begins to gather what the files of an import say. An id that comes twice is refused the second time. */
export function startGathering(files: ImportFiles): Gathering {
  const schools = new Map<string, RosterSchool>()
  const people = new Map<string, RosterPerson>()
  const otherOrgs = new Set<string>()
  const links: RosterLink[] = []
  const refused: RefusedRow[] = []
  const dropped: Roster['dropped'][number][] = []
  const notes = new Map<string, number>()
  const note = (text: string, times = 1) => notes.set(text, (notes.get(text) ?? 0) + times)
  const keepOnce = <T extends { readonly id: string; readonly at: Place }>(
    kept: Map<string, T>,
    one: T,
  ) => {
    const before = kept.get(one.id)
    if (before === undefined) kept.set(one.id, one)
    else {
      const reason = `the id is that of row ${before.at.row}, which was taken`
      refused.push({ ...one.at, reason, id: one.id })
    }
  }
  return {
    table: async (name, wanted, take) => {
      const file = files.get(name.toLowerCase())
      if (file === undefined) {
        return wanted.mayBeAbsent ? ok(false) : err({ type: 'no-file', file: name })
      }
      const read = await readTable(file, wanted, (row) => take(row, { file: name, row: row.row }))
      if (!read.ok) return read
      if (read.value.dropped.length > 0) dropped.push({ file: name, columns: read.value.dropped })
      if (read.value.formulas > 0) note(formulaNote, read.value.formulas)
      refused.push(...read.value.refused)
      return ok(true)
    },
    school: (school) => keepOnce(schools, school),
    person: (person) => keepOnce(people, person),
    link: (link) => links.push(link),
    refuse: (at, reason, id) => {
      refused.push({ ...at, reason, ...(id === undefined ? {} : { id }) })
    },
    note,
    otherOrg: (id) => otherOrgs.add(id),
    roster: (mode, kinds) => ({
      mode,
      kinds,
      otherOrgs,
      schools: [...schools.values()],
      people: [...people.values()],
      links,
      refused,
      dropped,
      notes: [...notes].map(([text, times]) => ({ note: text, times })),
    }),
  }
}

const formulaNote = 'a sign that would make a spreadsheet run the cell was taken off its beginning'
