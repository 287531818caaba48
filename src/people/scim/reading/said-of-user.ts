import { isRecord } from '#core/is-record.ts'
import { err, ok, type Result } from '#core/result.ts'
import { isSound } from '#core/sound-text.ts'
import { badValue, type ScimProblem } from '#people/scim/scim-problem.ts'

import { type AttributePath, readPath } from './attribute-path.ts'

/** What the directory says of an account, as far as it is kept; undefined where it takes it away. */
export type SaidOfUser = {
  readonly userName?: string | undefined
  readonly externalId?: string | undefined
  readonly givenName?: string | undefined
  readonly familyName?: string | undefined
  readonly displayName?: string | undefined
  readonly email?: string | undefined
  readonly active?: boolean | undefined
  readonly userType?: string | undefined
}

type Read = Result<SaidOfUser, ScimProblem>

/** What a whole account says. What is not kept, such as telephones or the manager, is not looked at. */
export function readAttributes(attributes: Readonly<Record<string, unknown>>): Read {
  return together(
    Object.entries(attributes).map(([key, value]) => {
      const path = readPath(key)
      return path.ok ? readAttribute(path.value, value) : ok({})
    }),
  )
}

/** What one attribute says. */
export function readAttribute(path: AttributePath, value: unknown): Read {
  if (path.isExtension) return ok({})
  if (path.name === 'name') return readName(path, value)
  if (path.name === 'emails') return readEmails(path, value)
  if (path.name === 'active') return readActive(value)
  if (path.name === 'id') return err(readOnly)
  const key = texts.get(path.name)
  return key === undefined ? ok({}) : readText(key, value)
}

const readOnly: ScimProblem = {
  status: 400,
  scimType: 'mutability',
  detail: 'The id of a user is given here and never changes.',
}

type TextKey = Exclude<keyof SaidOfUser, 'active'>

const texts: ReadonlyMap<string, TextKey> = new Map([
  ['username', 'userName'],
  ['externalid', 'externalId'],
  ['displayname', 'displayName'],
  ['usertype', 'userType'],
])

const nameParts: ReadonlyMap<string, TextKey> = new Map([
  ['givenname', 'givenName'],
  ['familyname', 'familyName'],
])

function readName({ sub }: AttributePath, value: unknown): Read {
  if (sub !== undefined) {
    const key = nameParts.get(sub)
    return key === undefined ? ok({}) : readText(key, value)
  }
  if (isAbsent(value)) return ok({ givenName: undefined, familyName: undefined })
  if (!isRecord(value)) return err(badValue('name holds givenName and familyName.'))
  return together(
    Object.entries(value).map(([key, part]) => {
      const known = nameParts.get(key.toLowerCase())
      return known === undefined ? ok({}) : readText(known, part)
    }),
  )
}

function readEmails({ sub, filter }: AttributePath, value: unknown): Read {
  const isMeant = filter === undefined || workFilter.test(filter)
  if (!isMeant || (sub !== undefined && sub !== 'value')) return ok({})
  const chosen = Array.isArray(value) ? forWork(value) : value
  return readText('email', isRecord(chosen) ? chosen['value'] : chosen)
}

const workFilter = /^\s*(type eq "work"|primary eq "?true"?)\s*$/

/** Of several addresses the one for work counts, else the primary, else the first. */
function forWork(all: readonly unknown[]): unknown {
  return (
    all.find((one) => isRecord(one) && isWork(one['type'])) ??
    all.find((one) => isRecord(one) && isTrue(one['primary'])) ??
    all[0]
  )
}

function isWork(type: unknown): boolean {
  return typeof type === 'string' && type.toLowerCase() === 'work'
}

/** Entra sends the words "True" and "False" unless it is told otherwise. */
function readActive(given: unknown): Read {
  const value = single(given)
  if (isTrue(value)) return ok({ active: true })
  const isFalse = value === false || (typeof value === 'string' && /^\s*false\s*$/i.test(value))
  return isFalse ? ok({ active: false }) : err(badValue('active is true or false.'))
}

function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && /^\s*true\s*$/i.test(value))
}

const longest = 320

/** Some send one value as a list of one, with the value inside. */
function single(given: unknown): unknown {
  const one: unknown = Array.isArray(given) && given.length === 1 ? given[0] : given
  return isRecord(one) && 'value' in one ? one['value'] : one
}

function readText(key: TextKey, given: unknown): Read {
  const value = single(given)
  if (isAbsent(value)) return ok({ [key]: undefined })
  if (typeof value !== 'string' || !isSound(value)) return err(badValue(`${key} is a text.`))
  const text = value
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  if (text.length > longest) return err(badValue(`${key} is longer than ${longest} characters.`))
  return ok({ [key]: text === '' ? undefined : text })
}

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined
}

/** All that several attributes say; the first that cannot be read speaks for all. */
export function together(parts: readonly Read[]): Read {
  let said: SaidOfUser = {}
  for (const part of parts) {
    if (!part.ok) return part
    said = { ...said, ...part.value }
  }
  return ok(said)
}
