import { createWriteStream, mkdirSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'

/** How many of everything a generated set of files holds. */
export type RosterSize = {
  readonly pupils: number
  readonly staff: number
  readonly schools: number
}

const given = [
  'Ada',
  'Bo',
  'Cai',
  'Dilys',
  'Efe',
  'Femi',
  'Gwen',
  'Hari',
  'Ivo',
  'Jaya',
  'Kit',
  'Lena',
]
const family = [
  'Ashdown',
  'Birchwood',
  'Cloverley',
  'Dunmere',
  'Elmsworth',
  'Fernhill',
  'Gorsefield',
]

/** Writes OneRoster 1.2 files of invented people into a folder: the same for the same size. */
export async function writeRosterFiles(folder: string, size: RosterSize): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const write = (name: string, header: string, lines: Iterable<string>) =>
    writeLines(join(folder, name), header, lines)
  await write('manifest.csv', 'propertyName,value', [
    'manifest.version,1.0',
    'oneroster.version,1.2',
    'file.orgs,bulk',
    'file.users,bulk',
    'file.roles,bulk',
    'file.demographics,bulk',
  ])
  await write('orgs.csv', orgsHeader, orgs(size))
  await write('users.csv', usersHeader, users(size))
  await write('roles.csv', rolesHeader, roles(size))
  await write('demographics.csv', demographicsHeader, births(size))
}

const orgsHeader = 'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId'
const usersHeader =
  'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password'
const rolesHeader =
  'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId'
const demographicsHeader =
  'sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian'

function* orgs({ schools }: RosterSize): Generator<string> {
  yield 'trust,,,Invented Trust,district,,'
  for (let i = 0; i < schools; i++) yield `s${i},,,School ${i},school,${100_000 + i},trust`
}

function* users({ pupils, staff }: RosterSize): Generator<string> {
  for (let i = 0; i < pupils; i++) yield `p${i},,,true,,,${nameOf(i)},,,,,,,${i % 14},`
  for (let i = 0; i < staff; i++) {
    yield `t${i},,,true,,,${nameOf(i * 7)},,,t${i}@trust.example,,,,,`
  }
}

function* roles({ pupils, staff, schools }: RosterSize): Generator<string> {
  for (let i = 0; i < pupils; i++) {
    yield `rp${i},,,p${i},primary,student,2024-09-01,,s${i % schools},`
  }
  for (let i = 0; i < staff; i++) {
    const role = i % 3 === 0 ? 'aide' : 'teacher'
    yield `rt${i},,,t${i},primary,${role},,,s${i % schools},`
  }
}

function* births({ pupils }: RosterSize): Generator<string> {
  for (let i = 0; i < pupils; i++) {
    const [year, month, day] = [2008 + (i % 14), 1 + (i % 12), 1 + (i % 28)]
    yield `p${i},,,${year}-${two(month)}-${two(day)},,,`
  }
}

function nameOf(i: number): string {
  return `${given[i % given.length]} ${i},${family[i % family.length]}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

async function writeLines(path: string, header: string, lines: Iterable<string>): Promise<void> {
  const file = createWriteStream(path)
  file.write(`${header}\n`)
  for (const line of lines) if (!file.write(`${line}\n`)) await once(file, 'drain')
  file.end()
  await once(file, 'finish')
}
