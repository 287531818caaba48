import { err, ok, type Result } from '#core/result.ts'
import { isSound } from '#core/sound-text.ts'
import type { ScimProblem } from '#people/scim/scim-problem.ts'

/** Which accounts are asked for; all when there is no filter. */
export type UsersAsked = {
  readonly filter?:
    | { readonly by: 'userName' | 'externalId' | 'id' | 'email'; readonly is: string }
    | { readonly by: 'active'; readonly is: boolean }
    | undefined
  /** Counted from 1. */
  readonly startIndex: number
  readonly count: number
}

/** The most accounts that one answer holds. */
export const mostResults = 100

/** Reads what a list is asked for (RFC 7644, 3.4.2): a filter of one comparison, and a page. */
export function readQuery(
  query: Readonly<Record<string, string | undefined>>,
): Result<UsersAsked, ScimProblem> {
  const startIndex = Math.max(1, wholeNumber(query['startIndex'], 1))
  const count = Math.min(mostResults, Math.max(0, wholeNumber(query['count'], mostResults)))
  const { filter } = query
  if (filter === undefined || filter.trim() === '') return ok({ startIndex, count })
  const read = readFilter(filter)
  return read.ok ? ok({ filter: read.value, startIndex, count }) : read
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  const number = Number(text ?? otherwise)
  return Number.isSafeInteger(number) ? Math.min(number, 1_000_000) : otherwise
}

const shape =
  /^([^\s[\]]{1,200}(?:\[type eq "work"\])?[^\s[\]]{0,100}) eq ("(?:[^"\\]|\\.)*"|true|false)$/i
const core = /^urn:ietf:params:scim:schemas:core:2\.0:user:/i

const names = new Map([
  ['username', 'userName'],
  ['externalid', 'externalId'],
  ['id', 'id'],
  ['emails', 'email'],
  ['emails.value', 'email'],
  ['emails[type eq "work"].value', 'email'],
] as const)

function readFilter(filter: string): Result<NonNullable<UsersAsked['filter']>, ScimProblem> {
  const compared = comparisonIn(filter)
  if (compared === undefined) return err(bad)
  const { name, is } = compared
  if (name === 'active') return readActive(is)
  const by = [...names].find(([known]) => known === name)?.[1]
  return by === undefined || typeof is !== 'string' || !isSound(is) ? err(bad) : ok({ by, is })
}

function comparisonIn(filter: string): { readonly name: string; readonly is: unknown } | undefined {
  const [, path, value] = filter.length > 1000 ? [] : (shape.exec(filter.trim()) ?? [])
  if (path === undefined || value === undefined) return undefined
  return { name: path.toLowerCase().replace(core, ''), is: valueOf(value) }
}

function readActive(is: unknown): Result<NonNullable<UsersAsked['filter']>, ScimProblem> {
  const word = String(is).toLowerCase()
  return word === 'true' || word === 'false' ? ok({ by: 'active', is: word === 'true' }) : err(bad)
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('"') ? text : text.toLowerCase())
  } catch {
    return undefined
  }
}

const bad: ScimProblem = {
  status: 400,
  scimType: 'invalidFilter',
  detail:
    'A filter compares one of userName, externalId, id, active or emails.value with eq, such as userName eq "ada@school.example".',
}
