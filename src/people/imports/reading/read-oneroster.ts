import type { IsoDay } from '#core/iso-day.ts'
import { ok, type Result } from '#core/result.ts'

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
import { oneRosterRoles } from './oneroster-words.ts'
import type {
  ImportFiles,
  Place,
  ReadError,
  Roster,
  RosterPerson,
  RosterStay,
} from '#people/imports/roster.ts'
import type { Row } from './table.ts'

/**
 * Reads the CSV files of OneRoster 1.1 or 1.2 (1EdTech): orgs, users, demographics for the date of
 * birth, and in 1.2 roles. Classes and enrolments are not looked at. `today` is the day of whoever
 * is marked as deleted without a date.
 */
export async function readOneRoster(
  files: ImportFiles,
  today: IsoDay,
): Promise<Result<Roster, ReadError>> {
  const gathering = startGathering(files)
  const control = await readManifest(gathering)
  if (!control.ok) return control
  const orgs = await readOrgs(gathering)
  if (!orgs.ok) return orgs
  const births = await readBirths(gathering, today)
  if (!births.ok) return births
  const stays = files.has('roles.csv') ? await readRoles(gathering, today) : ok(undefined)
  if (!stays.ok) return stays
  const { mode } = control.value
  const users = await readUsers(gathering, {
    births: births.value,
    stays: stays.value,
    isBulk: mode === 'bulk',
    today,
  })
  return users.ok ? ok(gathering.roster(mode, ['staff', 'pupil', 'parent'])) : users
}

type Mode = Roster['mode']

/** The manifest says whether the files of people are whole (bulk) or what changed (delta). */
async function readManifest({
  table,
}: Gathering): Promise<Result<{ readonly mode: Mode }, ReadError>> {
  const said = new Map<string, string>()
  const read = await table('manifest.csv', { required: ['propertyName', 'value'] }, ({ cell }) =>
    said.set(cell('propertyName').toLowerCase(), cell('value').toLowerCase()),
  )
  if (!read.ok) return read
  const isDelta = said.get('file.users') === 'delta' || said.get('file.roles') === 'delta'
  return ok({ mode: isDelta ? 'delta' : 'bulk' })
}

async function readOrgs(gathering: Gathering): Promise<Result<boolean, ReadError>> {
  const wanted = {
    required: ['sourcedId', 'name', 'type'],
    optional: ['status', 'dateLastModified', 'identifier', 'parentSourcedId'],
    mayBeAbsent: true,
  }
  return gathering.table('orgs.csv', wanted, ({ cell }, at) => {
    if (cell('type').toLowerCase() !== 'school') return gathering.otherOrg(cell('sourcedId'))
    if (isDeleted(cell)) return undefined
    const id = readId(cell('sourcedId'))
    if (!id.ok) return gathering.refuse(at, id.error)
    if (cell('name') === '') return gathering.refuse(at, 'the school has no name', id.value)
    const urn = /^\d{6}$/.test(cell('identifier')) ? { urn: cell('identifier') } : {}
    gathering.school({ id: id.value, name: cell('name'), ...urn, at })
  })
}

async function readBirths(
  gathering: Gathering,
  today: IsoDay,
): Promise<Result<ReadonlyMap<string, IsoDay>, ReadError>> {
  const births = new Map<string, IsoDay>()
  const wanted = { required: ['sourcedId', 'birthDate'], mayBeAbsent: true }
  const read = await gathering.table('demographics.csv', wanted, ({ cell }, at) => {
    const id = cell('sourcedId')
    const day = readBirthDay(cell('birthDate'), today)
    if (!day.ok) gathering.refuse(at, day.error, id)
    else if (day.value !== undefined) births.set(id, day.value)
  })
  return read.ok ? ok(births) : read
}

type StaysOf = ReadonlyMap<string, readonly RosterStay[]>

async function readRoles(gathering: Gathering, today: IsoDay): Promise<Result<StaysOf, ReadError>> {
  const stays = new Map<string, readonly RosterStay[]>()
  const wanted = {
    required: ['userSourcedId', 'role', 'orgSourcedId'],
    optional: ['sourcedId', 'status', 'dateLastModified', 'beginDate', 'endDate', 'roleType'],
  }
  const read = await gathering.table('roles.csv', wanted, ({ cell }, at) => {
    const user = cell('userSourcedId')
    const from = readDayCell(cell('beginDate'))
    const until = readDayCell(cell('endDate'))
    if (!from.ok) return gathering.refuse(at, from.error, user)
    if (!until.ok) return gathering.refuse(at, until.error, user)
    const stay = readStay(gathering, at, { user, role: cell('role'), school: cell('orgSourcedId') })
    if (stay === undefined) {
      stays.set(user, stays.get(user) ?? [])
      return undefined
    }
    const end = isDeleted(cell) ? deletedOn(cell, today) : until.value
    stays.set(user, [...(stays.get(user) ?? []), { ...stay, from: from.value, until: end }])
    return undefined
  })
  return read.ok ? ok(stays) : read
}

function readStay(
  { refuse, note }: Gathering,
  at: Place,
  said: { readonly user: string; readonly role: string; readonly school: string },
): RosterStay | undefined {
  const meaning = oneRosterRoles.get(said.role.toLowerCase())
  if (meaning === undefined) {
    refuse(at, `“${said.role}” is not a role of OneRoster`, said.user)
    return undefined
  }
  if (meaning === 'dropped') {
    note(`people with the role ${said.role.toLowerCase()} were left out`)
    return undefined
  }
  const { kind, job } = meaning
  return { kind, job, ...(said.school === '' ? {} : { school: said.school }) }
}

type UserFacts = {
  readonly births: ReadonlyMap<string, IsoDay>
  /** From roles.csv; undefined in 1.1, where the user's own row has role and schools. */
  readonly stays: StaysOf | undefined
  readonly isBulk: boolean
  readonly today: IsoDay
}

async function readUsers(
  gathering: Gathering,
  facts: UserFacts,
): Promise<Result<boolean, ReadError>> {
  const own = facts.stays === undefined ? ['role', 'orgSourcedIds'] : []
  const wanted = {
    required: ['sourcedId', 'givenName', 'familyName', ...own],
    optional: ['status', 'dateLastModified', 'enabledUser', 'email', 'agentSourcedIds', 'grades'],
  }
  return gathering.table('users.csv', wanted, (row, at) => {
    const id = readId(row.cell('sourcedId'))
    if (!id.ok) return gathering.refuse(at, id.error)
    const told = facts.stays ? facts.stays.get(id.value) : ownStays(gathering, row, at)
    if (isLeftOut(told, facts)) return undefined
    const staysAreAll = facts.isBulk || facts.stays === undefined
    const person = readPerson(row, { ...facts, id: id.value, stays: told ?? [], staysAreAll, at })
    if (!person.ok) return gathering.refuse(at, person.error, id.value)
    if (isEmpty(person.value, facts)) {
      return gathering.refuse(at, 'roles.csv gives the person no role', id.value)
    }
    gathering.person(person.value)
    linkAgents(gathering, person.value, row)
    return undefined
  })
}

/** People with none but roles that are left out: an empty list in 1.2, none at all in 1.1. */
function isLeftOut(told: readonly RosterStay[] | undefined, { stays }: UserFacts): boolean {
  return stays === undefined ? told === undefined : told?.length === 0
}

function isEmpty({ stays, leaves }: RosterPerson, { isBulk }: UserFacts): boolean {
  return isBulk && stays.length === 0 && leaves === undefined
}

/** In 1.1 a user has one role at one or more schools; undefined when the role is left out. */
function ownStays(
  gathering: Gathering,
  { cell }: Row,
  at: Place,
): readonly RosterStay[] | undefined {
  const said = { user: cell('sourcedId'), role: cell('role'), school: '' }
  const stay = readStay(gathering, at, said)
  if (stay === undefined) return undefined
  const schools = readList(cell('orgSourcedIds'))
  return schools.length === 0 ? [stay] : schools.map((school) => ({ ...stay, school }))
}

function readPerson(
  { cell }: Row,
  facts: Omit<UserFacts, 'stays'> & Pick<RosterPerson, 'id' | 'stays' | 'staysAreAll' | 'at'>,
): Result<RosterPerson, string> {
  const given = readName(cell('givenName'))
  const family = readName(cell('familyName'))
  if (!given.ok) return given
  if (!family.ok) return family
  const isPupil = facts.stays.some(({ kind }) => kind === 'pupil')
  // A change in 1.2 may come without a role: then it may be about a pupil.
  const isAdult = facts.stays.length > 0 && !isPupil
  const leaves = leavingDay(cell, { isAdult, today: facts.today })
  return ok({
    id: facts.id,
    givenName: given.value,
    familyName: family.value,
    email: isPupil ? undefined : readEmail(cell('email')),
    dateOfBirth: isAdult ? undefined : facts.births.get(facts.id),
    yearGroup: isAdult ? undefined : readYearGroup(readList(cell('grades'))[0] ?? ''),
    stays: facts.stays,
    staysAreAll: facts.staysAreAll,
    leaves,
    at: facts.at,
  })
}

/** Deleted users have left, and so have staff who may no longer use anything. */
function leavingDay(
  cell: Row['cell'],
  { isAdult, today }: { readonly isAdult: boolean; readonly today: IsoDay },
): IsoDay | undefined {
  const isBarred = isAdult && cell('enabledUser').toLowerCase() === 'false'
  return isDeleted(cell) || isBarred ? deletedOn(cell, today) : undefined
}

function linkAgents(gathering: Gathering, { id, stays }: RosterPerson, { cell }: Row): void {
  if (!stays.some(({ kind }) => kind === 'pupil')) return
  for (const parent of readList(cell('agentSourcedIds'))) {
    gathering.link({ pupil: id, parent, hasResponsibility: false })
  }
}

function isDeleted(cell: Row['cell']): boolean {
  return cell('status').toLowerCase() === 'tobedeleted'
}

function deletedOn(cell: Row['cell'], today: IsoDay): IsoDay {
  const day = readDayCell(cell('dateLastModified'))
  return day.ok && day.value !== undefined && day.value < today ? day.value : today
}
