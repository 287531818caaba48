import type { z } from 'zod'

import { oneOf } from './mistakes.ts'

type Path = readonly (string | number)[]

/** What is wrong at a place of a block, in an author's words. */
export type Complaint = { readonly at: Path; readonly says: string }

/** Says what a schema found, in the words of the page; `keys` are those the block itself can have. */
export function complaintsIn(
  issue: z.core.$ZodIssue,
  keys: readonly string[],
): readonly Complaint[] {
  const at = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
  const name = at.length === 0 ? 'this' : `\`${at.join('.')}\``
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, at, keys))
  if (issue.code === 'invalid_type') return [{ at, says: `${name} ${typeWords(issue)}` }]
  if (issue.code === 'invalid_value' && issue.message.startsWith('Invalid')) {
    return [{ at, says: `${name} is one of ${oneOf(issue.values.map(String))}` }]
  }
  if (issue.code === 'invalid_union') return [{ at, says: `${name} ${unionWords(issue)}` }]
  return [{ at, says: `${name}: ${issue.message}` }]
}

function unknownKey(key: string, at: Path, keys: readonly string[]): Complaint {
  const known = at.length === 0 && keys.length > 0 ? `; there are ${oneOf(keys, key)}` : ''
  const within = at.length === 0 ? '' : ` in \`${at.join('.')}\` (quote words that hold a comma)`
  return { at: [...at, key], says: `unknown key \`${key}\`${within}${known}` }
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ['string', 'words'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'a map'],
  ['record', 'a map'],
])

type Mistyped = Pick<z.core.$ZodIssueInvalidType, 'expected' | 'message'>

function typeWords({ expected, message }: Mistyped): string {
  return message.endsWith('received undefined')
    ? 'is missing'
    : `should be ${KINDS.get(expected) ?? expected}`
}

/** A union's issues, one list an alternative: what any of them would have taken. */
function unionWords({ errors }: z.core.$ZodIssueInvalidUnion): string {
  const first = errors.flatMap(([issue]) => issue ?? [])
  if (first.some(({ message }) => message.endsWith('received undefined'))) return 'is missing'
  const kinds = first.map((one) =>
    one.code === 'invalid_type' ? (KINDS.get(one.expected) ?? one.expected) : 'a map as described',
  )
  return `should be ${[...new Set(kinds)].join(' or ')}`
}
