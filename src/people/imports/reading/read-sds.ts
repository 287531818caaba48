import type { IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'

import { readBirthDay, readDayCell, readEmail, readId, readName, readYearGroup } from './cells.ts'
import { type Gathering, startGathering } from './gather.ts'
import { sdsRoles } from './oneroster-words.ts'
import type {
  ImportFiles,
  ReadError,
  Roster,
  RosterPerson,
  RosterStay,
} from '#people/imports/roster.ts'
import type { Row } from './table.ts'

/**
 * Reads the CSV files of Microsoft School Data Sync 2.1: orgs, users and roles, and where they are
 * there demographics for the date of birth and relationships for parents and carers. The files are
 * always the whole truth: who is no longer in them has left.
 */
export async function readSds(
  files: ImportFiles,
  today: IsoDay,
): Promise<Result<Roster, ReadError>> {
  const gathering = startGathering(files)
  const orgs = await readOrgs(gathering)
  if (!orgs.ok) return orgs
  const roles = await readRoles(gathering)
  if (!roles.ok) return roles
  const births = await readBirths(gathering, today)
  if (!births.ok) return births
  const family = await readFamily(gathering, roles.value.stays)
  if (!family.ok) return family
  const facts = { ...roles.value, births: births.value, parents: family.value }
  const users = await readUsers(gathering, facts)
  return users.ok ? ok(gathering.roster('bulk', kindsIn(files))) : users
}

/** Without relationships.csv the files say nothing about parents, so none of them has left. */
function kindsIn(files: ImportFiles): Roster['kinds'] {
  return files.has('relationships.csv') ? ['staff', 'pupil', 'parent'] : ['staff', 'pupil']
}

async function readOrgs(gathering: Gathering): Promise<Result<boolean, ReadError>> {
  const wanted = { required: ['sourcedId', 'name', 'type'], optional: ['parentSourcedId'] }
  return gathering.table('orgs.csv', wanted, ({ cell }, at) => {
    if (cell('type').toLowerCase() !== 'school') return gathering.otherOrg(cell('sourcedId'))
    const id = readId(cell('sourcedId'))
    if (!id.ok) return gathering.refuse(at, id.error)
    if (cell('name') === '') return gathering.refuse(at, 'the school has no name', id.value)
    const urn = /^\d{6}$/.test(id.value) ? { urn: id.value } : {}
    gathering.school({ id: id.value, name: cell('name'), ...urn, at })
  })
}

type StaysOf = ReadonlyMap<string, readonly RosterStay[]>
type Roles = { readonly stays: StaysOf; readonly years: ReadonlyMap<string, string> }

async function readRoles(gathering: Gathering): Promise<Result<Roles, ReadError>> {
  const stays = new Map<string, readonly RosterStay[]>()
  const years = new Map<string, string>()
  const wanted = {
    required: ['userSourcedId', 'orgSourcedId', 'role'],
    optional: ['grade', 'roleStartDate', 'roleEndDate'],
  }
  const read = await gathering.table('roles.csv', wanted, (row, at) => {
    const user = row.cell('userSourcedId')
    const stay = readStay(row)
    if (!stay.ok) return gathering.refuse(at, stay.error, user)
    const year = readYearGroup(row.cell('grade'))
    if (year !== undefined) years.set(user, year)
    if (stay.value === undefined) gathering.note('people with the role other were left out')
    const added = stay.value === undefined ? [] : [stay.value]
    stays.set(user, [...(stays.get(user) ?? []), ...added])
    return undefined
  })
  return read.ok ? ok({ stays, years }) : read
}

function readStay({ cell }: Row): Result<RosterStay | undefined, string> {
  const meaning = sdsRoles.get(cell('role').toLowerCase())
  if (meaning === undefined) return err(`“${cell('role')}” is not a role of School Data Sync`)
  if (meaning === 'dropped') return ok(undefined)
  const from = readDayCell(cell('roleStartDate'))
  const until = readDayCell(cell('roleEndDate'))
  if (!from.ok) return from
  if (!until.ok) return until
  if (meaning.hasLeft && until.value === undefined) {
    return err('a former pupil needs roleEndDate, the day of leaving')
  }
  const { kind, job } = meaning
  return ok({ kind, job, school: cell('orgSourcedId'), from: from.value, until: until.value })
}

async function readBirths(
  gathering: Gathering,
  today: IsoDay,
): Promise<Result<ReadonlyMap<string, IsoDay>, ReadError>> {
  const births = new Map<string, IsoDay>()
  const wanted = { required: ['userSourcedId', 'birthDate'], mayBeAbsent: true }
  const read = await gathering.table('demographics.csv', wanted, ({ cell }, at) => {
    const day = readBirthDay(cell('birthDate'), today)
    if (!day.ok) gathering.refuse(at, day.error, cell('userSourcedId'))
    else if (day.value !== undefined) births.set(cell('userSourcedId'), day.value)
  })
  return read.ok ? ok(births) : read
}

const parentWords: ReadonlySet<string> = new Set(['parent', 'guardian'])

/** Parents have no role of their own: they are parents at the schools of their children. */
async function readFamily(
  gathering: Gathering,
  stays: StaysOf,
): Promise<Result<StaysOf, ReadError>> {
  const parents = new Map<string, readonly RosterStay[]>()
  const wanted = {
    required: ['userSourcedId', 'relationshipUserSourcedId', 'relationshipRole'],
    mayBeAbsent: true,
  }
  const read = await gathering.table('relationships.csv', wanted, ({ cell }) => {
    const role = cell('relationshipRole').toLowerCase()
    if (!parentWords.has(role))
      return gathering.note(`relationships other than parent or guardian were left out`)
    const [pupil, parent] = [cell('userSourcedId'), cell('relationshipUserSourcedId')]
    gathering.link({ pupil, parent, hasResponsibility: false })
    const schools = (stays.get(pupil) ?? []).flatMap(({ kind, school, until }) =>
      kind === 'pupil' && until === undefined ? [school] : [],
    )
    const known = (parents.get(parent) ?? []).map(({ school }) => school)
    const all = [...new Set([...known, ...schools])]
    parents.set(
      parent,
      all.map((school) => ({ kind: 'parent', school })),
    )
    return undefined
  })
  return read.ok ? ok(parents) : read
}

type UserFacts = Roles & {
  readonly births: ReadonlyMap<string, IsoDay>
  readonly parents: StaysOf
}

async function readUsers(
  gathering: Gathering,
  facts: UserFacts,
): Promise<Result<boolean, ReadError>> {
  const wanted = { required: ['sourcedId', 'givenName', 'familyName'], optional: ['email'] }
  return gathering.table('users.csv', wanted, (row, at) => {
    const id = readId(row.cell('sourcedId'))
    if (!id.ok) return gathering.refuse(at, id.error)
    const stays = staysOf(id.value, facts)
    if (stays === undefined) {
      return gathering.refuse(at, 'neither roles.csv nor relationships.csv names them', id.value)
    }
    if (stays.length === 0) return undefined
    const person = readPerson(row, { ...facts, stays, id: id.value })
    if (!person.ok) return gathering.refuse(at, person.error, id.value)
    gathering.person({ ...person.value, at })
    return undefined
  })
}

/** Undefined for someone no file gives a role; empty for someone whose role is left out. */
function staysOf(id: string, { stays, parents }: UserFacts): readonly RosterStay[] | undefined {
  const [own, asParent] = [stays.get(id), parents.get(id)]
  return own || asParent ? [...(own ?? []), ...(asParent ?? [])] : undefined
}

function readPerson(
  { cell }: Row,
  { id, stays, births, years }: Omit<UserFacts, 'stays'> & Pick<RosterPerson, 'id' | 'stays'>,
): Result<Omit<RosterPerson, 'at'>, string> {
  const given = readName(cell('givenName'))
  const family = readName(cell('familyName'))
  if (!given.ok) return given
  if (!family.ok) return family
  const isPupil = stays.some(({ kind }) => kind === 'pupil')
  return ok({
    id,
    givenName: given.value,
    familyName: family.value,
    email: isPupil ? undefined : readEmail(cell('email')),
    dateOfBirth: isPupil ? births.get(id) : undefined,
    yearGroup: isPupil ? years.get(id) : undefined,
    stays,
    staysAreAll: true,
  })
}
