import type { IsoDay } from '#core/iso-day.ts'
import type { Job, Kind } from '#people/person.ts'
import type { School } from '#people/schools/school.ts'

/** A place in a file that was read: its name and the row as a spreadsheet numbers it. */
export type Place = { readonly file: string; readonly row: number }

/** What a file says a person is; `school` is the school as the file names it. */
export type RosterStay = {
  readonly kind: Kind
  readonly school?: string | undefined
  readonly job?: Job | undefined
  readonly from?: IsoDay | undefined
  readonly until?: IsoDay | undefined
}

/** A person as a file gives them, under the id of the system the file came from. */
export type RosterPerson = {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly email?: string | undefined
  readonly dateOfBirth?: IsoDay | undefined
  readonly yearGroup?: string | undefined
  readonly stays: readonly RosterStay[]
  /** The stays are all there are; others that are held have ended. */
  readonly staysAreAll: boolean
  /** The file says that the person has left altogether, on this day. */
  readonly leaves?: IsoDay | undefined
  readonly at: Place
}

/** A school as a file gives it. */
export type RosterSchool = Pick<School, 'name' | 'urn' | 'phase'> & {
  readonly id: string
  readonly at: Place
}

/** That someone is a pupil's parent or carer; responsibility only where the file says it. */
export type RosterLink = {
  readonly pupil: string
  readonly parent: string
  readonly hasResponsibility: boolean
}

/** A row that was not taken, with the words for the person who must mend it. */
export type RefusedRow = Place & {
  readonly reason: string
  /** Whom it was about, when that could be read: they do not count as left. */
  readonly id?: string | undefined
}

/** Columns of a file that were not read at all. */
export type DroppedColumns = { readonly file: string; readonly columns: readonly string[] }

/** What files say, in the same form whatever wrote them. */
export type Roster = {
  /** A bulk file is the whole truth of its schools: who is not in it has left. A delta is not. */
  readonly mode: 'bulk' | 'delta'
  /** The kinds of people a bulk file is the whole truth of. */
  readonly kinds: readonly Kind[]
  readonly schools: readonly RosterSchool[]
  /** Organisations that are no schools: who belongs to one belongs to the whole trust. */
  readonly otherOrgs: ReadonlySet<string>
  readonly people: readonly RosterPerson[]
  readonly links: readonly RosterLink[]
  readonly refused: readonly RefusedRow[]
  readonly dropped: readonly DroppedColumns[]
  /** What was mended or passed over, and how often. */
  readonly notes: readonly { readonly note: string; readonly times: number }[]
}

/** Why files could not be read at all. */
export type ReadError =
  | { readonly type: 'no-file'; readonly file: string }
  | { readonly type: 'no-column'; readonly file: string; readonly columns: readonly string[] }
  | { readonly type: 'not-csv'; readonly file: string; readonly why: string }
  | { readonly type: 'too-many-files'; readonly files: readonly string[] }
  | { readonly type: 'no-mapping' | 'no-group' }

/** A file to be read, as often as need be. */
export type ImportFile = {
  readonly name: string
  readonly open: () => AsyncIterable<Uint8Array>
}

/** The files of an import, by name in lower case. */
export type ImportFiles = ReadonlyMap<string, ImportFile>
