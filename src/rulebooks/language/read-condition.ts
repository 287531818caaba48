import { isRecord } from '#core/is-record.ts'

import { ConditionMistake, type Condition, type Names } from './condition.ts'
import { oneOf } from './mistakes.ts'
import {
  comparisonsOf,
  factNamed,
  listOf,
  readComparison,
  type Reading,
} from './read-comparison.ts'
import type { Fact, Vocabulary } from './vocabulary.ts'

/** The names of the settings a condition used, collected while reading. */
export type Used = Set<string>

/** What a rule block may name, and where its mistakes go (a path inside the block, and words). */
export type RuleScope = {
  readonly vocabulary: Vocabulary
  readonly names: Names
  readonly people: ReadonlySet<string>
  readonly complain: (at: readonly (string | number)[], says: string) => void
  /** The settings the rule has used so far. */
  readonly used: Used
}

/** The combining keys, and what they do. */
const COMBINED = new Map([
  ['any', 'some'],
  ['all', 'every'],
  ['none', 'none'],
] as const)

/**
 * Reads a condition map (see `rulebooks/README.md`, Conditions).
 * @throws {ConditionMistake} when a fact, word or comparison is not known; the message is for authors
 */
export function readCondition(map: unknown, names: Names, used: Used): Condition {
  if (!isRecord(map)) throw new ConditionMistake([], 'a condition is a map of facts')
  const of = Object.entries(map).map(([key, value]) =>
    within(key, () => readLine(key, value, { names, used })),
  )
  const [only] = of
  return of.length === 1 && only !== undefined ? only : { kind: 'every', of }
}

function within<T>(key: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof ConditionMistake) {
      throw new ConditionMistake([key, ...error.at], error.message)
    }
    throw error
  }
}

function readLine(key: string, value: unknown, reading: Reading): Condition {
  if (key === 'any' || key === 'all' || key === 'none') {
    return { kind: COMBINED.get(key) ?? 'every', of: readList(key, value, reading) }
  }
  const fact = factNamed(key, reading)
  if (fact.words.size > 0) return readWords(fact, value, reading)
  if (isRecord(value)) return readComparison(fact, value, reading)
  const says = `\`${key}\` is a ${fact.type}: compare it, with ${oneOf(comparisonsOf(fact))}`
  throw new ConditionMistake([], says)
}

function readList(key: string, value: unknown, { names, used }: Reading): readonly Condition[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw new ConditionMistake([], `\`${key}\` takes a list of maps`)
  }
  return value.map((part: unknown, i) => within(String(i), () => readCondition(part, names, used)))
}

function readWords(fact: Fact, value: unknown, reading: Reading): Condition {
  const not = isRecord(value) && Object.keys(value).join() === 'not'
  const wanted: unknown = not ? value['not'] : value
  const listed: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted]
  if (listed.length === 0) throw new ConditionMistake([], `\`${fact.name}\` takes a word or more`)
  const words = listed.flatMap((word) => wordsMeant(fact, word, reading))
  const mask = words.reduce((bits, word) => bits | bitOf(fact, word), 0)
  return { kind: 'words', fact, mask, not }
}

function bitOf(fact: Fact, word: string): number {
  const known = fact.words.get(word)
  if (known) return known.bit
  const allowed = oneOf(fact.words.keys(), word)
  throw new ConditionMistake([], `\`${fact.name}\` has no word \`${word}\`; it has ${allowed}`)
}

/** A word, or the words a setting of that name holds. */
function wordsMeant(fact: Fact, word: unknown, { names, used }: Reading): readonly string[] {
  if (typeof word === 'boolean') return [word ? 'yes' : 'no']
  if (typeof word !== 'string') {
    throw new ConditionMistake([], `\`${fact.name}\` takes words, not \`${JSON.stringify(word)}\``)
  }
  const setting = fact.words.has(word) ? undefined : names.settings.get(word)
  if (!setting || setting.value === undefined) return [word]
  used.add(word)
  return listOf(setting.value)
}
