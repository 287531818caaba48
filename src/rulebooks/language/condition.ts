import { isDay, readDay } from '#core/day.ts'

import { oneOf } from './mistakes.ts'
import type { Setting } from './rulebook.ts'
import type { Fact } from './vocabulary.ts'
import { readVersion } from './version.ts'

/** A number in a comparison: fixed (perhaps by a setting), or another fact. */
export type Operand =
  | { readonly type: 'fixed'; readonly value: number }
  | { readonly type: 'fact'; readonly fact: Fact }

/** A condition on facts: three-valued, for a fact may be unknown. */
export type Condition =
  | { readonly kind: 'words'; readonly fact: Fact; readonly mask: number; readonly not: boolean }
  | { readonly kind: 'compare'; readonly fact: Fact; readonly op: Comparison; readonly to: Operand }
  | {
      readonly kind: 'years'
      readonly fact: Fact
      readonly op: 'past' | 'reached'
      readonly years: number
    }
  | { readonly kind: 'version'; readonly fact: Fact; readonly is: VersionKind }
  | {
      readonly kind: 'next-version'
      readonly fact: Fact
      readonly step: 'whole' | 'decimal'
      readonly after: Fact
    }
  | { readonly kind: 'has-word'; readonly fact: Fact; readonly words: readonly string[] }
  | { readonly kind: 'every' | 'some' | 'none'; readonly of: readonly Condition[] }

export type Comparison = 'at_least' | 'under' | 'before' | 'on_or_before' | 'after' | 'on_or_after'
export type VersionKind = 'whole' | 'decimal' | 'first-draft'

/** What a condition may name: the facts, and the settings of its rulebook where it has one. */
export type Names = {
  readonly facts: ReadonlyMap<string, Fact>
  readonly settings: ReadonlyMap<string, Setting>
}

/** The names of the combining keys. */
const COMBINED = new Map([
  ['any', 'some'],
  ['all', 'every'],
  ['none', 'none'],
] as const)

/** The day of the question, usable wherever a date fact is. */
export const AS_OF: Fact = {
  name: 'as_of',
  slot: 0,
  type: 'date',
  ask: 'On which day?',
  open: false,
  heardIn: [],
  words: new Map(),
  spellings: new Map(),
}

/** Years that never pass. */
export const FOREVER = 100_000

/** A word of a condition that cannot be read; `at` is the path to it inside the map. */
export class ConditionMistake extends Error {
  readonly at: readonly string[]
  constructor(at: readonly string[], says: string) {
    super(says)
    this.at = at
  }
}

/** The names of the settings a condition used, collected while reading. */
export type Used = Set<string>

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

type Reading = { readonly names: Names; readonly used: Used }

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
  const kind = key === 'any' || key === 'all' || key === 'none' ? COMBINED.get(key) : undefined
  if (kind !== undefined) return { kind, of: readList(key, value, reading) }
  const fact = factNamed(key, reading.names)
  if (fact.words.size > 0) return readWords(fact, value, reading)
  if (isRecord(value)) return readComparison(fact, value, reading)
  throw new ConditionMistake(
    [],
    `\`${key}\` is a ${fact.type}: compare it, as in \`{ at_least: 18 }\``,
  )
}

function readList(key: string, value: unknown, { names, used }: Reading): readonly Condition[] {
  if (!Array.isArray(value)) throw new ConditionMistake([], `\`${key}\` takes a list of maps`)
  return value.map((part: unknown, i) => within(String(i), () => readCondition(part, names, used)))
}

function factNamed(name: string, { facts }: Names): Fact {
  if (name === AS_OF.name) return AS_OF
  const fact = facts.get(name)
  if (fact === undefined) {
    throw new ConditionMistake(
      [],
      `unknown fact \`${name}\`; near it are ${oneOf(facts.keys(), name)}`,
    )
  }
  return fact
}

function readWords(fact: Fact, value: unknown, reading: Reading): Condition {
  const not = isRecord(value) && 'not' in value
  const wanted = not ? value['not'] : value
  const words = (Array.isArray(wanted) ? wanted : [wanted]).flatMap((word: unknown) =>
    wordsMeant(fact, word, reading),
  )
  let mask = 0
  for (const word of words) {
    const known = fact.words.get(word)
    if (known === undefined) {
      const allowed = oneOf(fact.words.keys(), word)
      throw new ConditionMistake([], `\`${fact.name}\` has no word \`${word}\`; it has ${allowed}`)
    }
    mask |= known.bit
  }
  return { kind: 'words', fact, mask, not }
}

function wordsMeant(fact: Fact, word: unknown, { names, used }: Reading): readonly string[] {
  if (word === true || word === false) return [word ? 'yes' : 'no']
  if (typeof word !== 'string') {
    throw new ConditionMistake([], `\`${fact.name}\` takes words, not \`${JSON.stringify(word)}\``)
  }
  const setting = fact.words.has(word) ? undefined : names.settings.get(word)
  if (setting?.value === undefined) return [word]
  used.add(word)
  return typeof setting.value === 'string' ? [setting.value] : listOf(setting.value)
}

function listOf(value: NonNullable<Setting['value']>): readonly string[] {
  if (typeof value === 'number' || typeof value === 'string') return [String(value)]
  if ('all' in value) return value.all
  return 'any' in value ? value.any : value
}

const COMPARISONS = new Set(['at_least', 'under', 'before', 'on_or_before', 'after', 'on_or_after'])

function isComparison(op: string): op is Comparison {
  return COMPARISONS.has(op)
}

function readComparison(
  fact: Fact,
  value: Readonly<Record<string, unknown>>,
  reading: Reading,
): Condition {
  const [first, ...rest] = Object.entries(value)
  if (first === undefined || rest.length > 0) {
    throw new ConditionMistake([], `\`${fact.name}\` takes one comparison at a time`)
  }
  const [op, against] = first
  if (isComparison(op))
    return { kind: 'compare', fact, op, to: readOperand(against, fact, reading) }
  return readSpecial(fact, op, { against, reading })
}

type Against = { readonly against: unknown; readonly reading: Reading }

function readSpecial(fact: Fact, op: string, { against, reading }: Against): Condition {
  switch (op) {
    case 'years_past':
    case 'years_reached': {
      const years = readOperand(against, { ...fact, type: 'number' }, reading)
      if (years.type !== 'fixed')
        throw new ConditionMistake([], `\`${op}\` takes a number of years`)
      return {
        kind: 'years',
        fact,
        op: op === 'years_past' ? 'past' : 'reached',
        years: years.value,
      }
    }
    case 'is':
      return { kind: 'version', fact, is: readVersionKind(against) }
    case 'next_whole_after':
    case 'next_decimal_after': {
      const step = op === 'next_whole_after' ? 'whole' : 'decimal'
      return { kind: 'next-version', fact, step, after: factNamed(String(against), reading.names) }
    }
    case 'has_word': {
      const setting = settingNamed(String(against), reading)
      const words = listOf(setting.value ?? [])
      return { kind: 'has-word', fact, words: words.map((word) => word.toLowerCase()) }
    }
    default: {
      const known = [...COMPARISONS, 'years_past', 'years_reached', 'is', 'has_word']
      throw new ConditionMistake([], `unknown comparison \`${op}\`; known are ${oneOf(known, op)}`)
    }
  }
}

function readVersionKind(value: unknown): VersionKind {
  if (value === 'whole' || value === 'decimal' || value === 'first-draft') return value
  throw new ConditionMistake([], 'a version `is` whole, decimal or first-draft')
}

function settingNamed(name: string, { names, used }: Reading): Setting {
  const setting = names.settings.get(name)
  if (setting === undefined) {
    throw new ConditionMistake(
      [],
      `unknown setting \`${name}\`; near it are ${oneOf(names.settings.keys(), name)}`,
    )
  }
  used.add(name)
  return setting
}

function readOperand(value: unknown, fact: Fact, reading: Reading): Operand {
  if (typeof value === 'number') return { type: 'fixed', value }
  const text = String(value)
  if (fact.type === 'date' && isDay(text)) return { type: 'fixed', value: readDay(text) }
  if (fact.type === 'version') {
    const version = readVersion(text)
    if (version !== undefined) return { type: 'fixed', value: version }
  }
  if (text === AS_OF.name || reading.names.facts.has(text)) {
    return { type: 'fact', fact: factNamed(text, reading.names) }
  }
  const setting = settingNamed(text, reading).value
  if (setting === 'forever') return { type: 'fixed', value: FOREVER }
  if (typeof setting === 'number') return { type: 'fixed', value: setting }
  throw new ConditionMistake(
    [],
    `\`${text}\` is not a number, a day, a fact or a setting that holds a number`,
  )
}

/** Whether a value is a plain map. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
