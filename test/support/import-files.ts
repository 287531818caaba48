import type { ImportFiles, Roster } from '#people/imports/roster.ts'
import { readOneRoster } from '#people/imports/reading/read-oneroster.ts'

/** Files of an import as they would lie in a folder: text is UTF-8, bytes are as they are. */
export function importFiles(texts: Readonly<Record<string, string | Uint8Array>>): ImportFiles {
  return new Map(
    Object.entries(texts).map(([name, text]) => {
      const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text
      return [name.toLowerCase(), { name, open: () => inPieces(bytes) }]
    }),
  )
}

/** In small pieces, as a slow disk would give them, so that no piece ends where a character does. */
async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 1013) {
    yield bytes.subarray(start, start + 1013)
  }
}

const users =
  'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password'

/** A user of OneRoster 1.1; what is left out is usual. */
export type OneRosterUser = {
  readonly id: string
  readonly name: string
  readonly role?: string
  readonly orgs?: string
  readonly status?: string
  readonly on?: string
  readonly enabled?: string
  readonly email?: string
  readonly agents?: string
  readonly grade?: string
}

/** The files of OneRoster 1.1 with two schools, `s1` and `s2`, and these users. */
export function oneRosterFiles(...given: Parameters<typeof oneRosterTexts>): ImportFiles {
  return importFiles(oneRosterTexts(...given))
}

/** The texts of these files by name. */
export function oneRosterTexts(
  people: readonly OneRosterUser[],
  given: {
    readonly mode?: 'bulk' | 'delta'
    readonly births?: Readonly<Record<string, string>>
  } = {},
): Readonly<Record<string, string>> {
  const births = Object.entries(given.births ?? {}).map(([id, day]) => `${id},,,${day},unknown,yes`)
  return {
    'manifest.csv': `propertyName,value\noneroster.version,1.1\nfile.users,${given.mode ?? 'bulk'}\n`,
    'orgs.csv':
      'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\nt,,,Trust,district,,\ns1,,,Ash School,school,100001,t\ns2,,,Elm School,school,,t\n',
    'users.csv': [users, ...people.map(lineOf)].join('\n'),
    'demographics.csv': ['sourcedId,status,dateLastModified,birthDate,sex,white', ...births].join(
      '\n',
    ),
  }
}

const usual = { status: '', on: '', enabled: 'true', orgs: 's1', role: 'student' }
const nothing = { email: '', agents: '', grade: '' }

function lineOf(given: OneRosterUser): string {
  const user = { ...usual, ...nothing, ...given }
  const [first = '', last = ''] = user.name.split(' ')
  const head = [user.id, user.status, user.on, user.enabled, quoted(user.orgs), user.role, '', '']
  const tail = [user.email, '', '', quoted(user.agents), user.grade, '']
  return [...head, first, last, '', '', ...tail].join(',')
}

function quoted(text: string): string {
  return `"${text}"`
}

/** What OneRoster files of these users say. */
export async function oneRoster(...asked: Parameters<typeof oneRosterFiles>): Promise<Roster> {
  const read = await readOneRoster(oneRosterFiles(...asked), '2026-11-20')
  if (!read.ok) throw new Error(read.error.type)
  return read.value
}
