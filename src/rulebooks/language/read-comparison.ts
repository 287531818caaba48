import { readDay } from '#core/day.ts'
import { isIsoDay } from '#core/iso-day.ts'

import {
  AS_OF,
  ConditionMistake,
  FOREVER,
  type Comparison,
  type Condition,
  type Names,
  type Operand,
  type VersionKind,
} from './condition.ts'
import { oneOf } from './mistakes.ts'
import type { Setting, SettingValue } from './rulebook.ts'
import { readVersion } from './version.ts'
import type { Fact } from './vocabulary.ts'

/** What a condition may name, and the settings it has used so far. */
export type Reading = { readonly names: Names; readonly used: Set<string> }

/** The fact of a name; `as_of` is the day of the question. */
export function factNamed(name: string, { names: { facts } }: Reading): Fact {
  if (name === AS_OF.name) return AS_OF
  const fact = facts.get(name)
  if (fact) return fact
  const near = oneOf(facts.keys(), name)
  throw new ConditionMistake([], `unknown fact \`${name}\`; near it are ${near}`)
}

/** Reads `{ at_least: 18 }` and the like for a fact that is not of words. */
export function readComparison(
  fact: Fact,
  value: Readonly<Record<string, unknown>>,
  reading: Reading,
): Condition {
  const [first, ...rest] = Object.entries(value)
  if (first === undefined || rest.length > 0) {
    throw new ConditionMistake([], `\`${fact.name}\` takes one comparison at a time`)
  }
  const [op, against] = first
  const known = comparisonsOf(fact)
  if (!known.includes(op)) {
    const says = `a ${fact.type} such as \`${fact.name}\` has no comparison \`${op}\`; it has ${oneOf(known, op)}`
    throw new ConditionMistake([], says)
  }
  const special = SPECIAL.get(op)
  if (special) return special(fact, against, reading)
  if (!isComparison(op)) throw new Error(`a comparison nobody reads: ${op}`)
  return { kind: 'compare', fact, op, to: readOperand(against, fact, reading) }
}

const ORDERS: ReadonlySet<string> = new Set(['at_least', 'under'])
const DAYS: ReadonlySet<string> = new Set(['before', 'on_or_before', 'after', 'on_or_after'])

const COMPARISONS: Readonly<Record<Fact['type'], readonly string[]>> = {
  number: [...ORDERS],
  date: [...DAYS, 'years_past', 'years_reached'],
  version: [...ORDERS, 'is', 'next_whole_after', 'next_decimal_after'],
  text: ['has_word'],
  words: [],
  yesno: [],
  step: [],
}

/** The comparisons a fact of its type takes. */
export function comparisonsOf({ type }: Fact): readonly string[] {
  return COMPARISONS[type]
}

function isComparison(op: string): op is Comparison {
  return ORDERS.has(op) || DAYS.has(op)
}

type ReadSpecial = (fact: Fact, against: unknown, reading: Reading) => Condition

const SPECIAL: ReadonlyMap<string, ReadSpecial> = new Map<string, ReadSpecial>([
  ['years_past', (...given) => readYears('past', given)],
  ['years_reached', (...given) => readYears('reached', given)],
  ['is', (fact, against) => ({ kind: 'version', fact, is: readVersionKind(against) })],
  ['next_whole_after', (...given) => readNextVersion('whole', given)],
  ['next_decimal_after', (...given) => readNextVersion('decimal', given)],
  ['has_word', readHasWord],
])

function readYears(
  op: 'past' | 'reached',
  [fact, against, reading]: Parameters<ReadSpecial>,
): Condition {
  const years = readOperand(against, { ...fact, type: 'number' }, reading)
  if (years.type === 'fixed') return { kind: 'years', fact, op, years: years.value }
  throw new ConditionMistake([], `\`years_${op}\` takes a number of years`)
}

function readNextVersion(
  step: 'whole' | 'decimal',
  [fact, against, reading]: Parameters<ReadSpecial>,
): Condition {
  return { kind: 'next-version', fact, step, after: likeFact(String(against), fact, reading) }
}

function readVersionKind(value: unknown): VersionKind {
  if (value === 'whole' || value === 'decimal' || value === 'first-draft') return value
  throw new ConditionMistake([], 'a version `is` whole, decimal or first-draft')
}

function readHasWord(fact: Fact, against: unknown, reading: Reading): Condition {
  const words = listOf(settingNamed(String(against), reading).value ?? [])
  return { kind: 'has-word', fact, words: words.map((word) => word.toLowerCase()) }
}

function settingNamed(name: string, { names, used }: Reading): Setting {
  const setting = names.settings.get(name)
  if (!setting) {
    const near = oneOf(names.settings.keys(), name)
    throw new ConditionMistake([], `unknown setting \`${name}\`; near it are ${near}`)
  }
  used.add(name)
  return setting
}

function readOperand(value: unknown, fact: Fact, reading: Reading): Operand {
  const text = String(value)
  const fixed = readFixed(text, fact)
  if (fixed !== undefined) return { type: 'fixed', value: fixed }
  if (text === AS_OF.name || reading.names.facts.has(text)) {
    return { type: 'fact', fact: likeFact(text, fact, reading) }
  }
  if (/^[a-z_]+\.[a-z_.]+$/.test(text))
    return { type: 'fixed', value: readSet(text, fact, reading) }
  throw new ConditionMistake([], `\`${text}\` is not ${OPERANDS[fact.type]}, a fact or a setting`)
}

function readSet(name: string, fact: Fact, reading: Reading): number {
  const { value } = settingNamed(name, reading)
  if (value === 'forever' && fact.type === 'number') return FOREVER
  const fixed = value === undefined ? undefined : readFixed(listOf(value).join(), fact)
  if (fixed !== undefined) return fixed
  throw new ConditionMistake([], `the setting \`${name}\` does not hold ${OPERANDS[fact.type]}`)
}

const OPERANDS: Readonly<Record<Fact['type'], string>> = {
  number: 'a whole number',
  date: 'a day (yyyy-mm-dd)',
  version: 'a version such as 1.2',
  text: 'words',
  words: 'words',
  yesno: 'yes or no',
  step: 'a step',
}

function readFixed(text: string, { type }: Fact): number | undefined {
  if (type === 'number') return /^\d{1,4}$/.test(text) ? Number(text) : undefined
  if (type === 'date') return isIsoDay(text) ? readDay(text) : undefined
  return type === 'version' ? readVersion(text) : undefined
}

/** A fact to compare with, of the same type. */
function likeFact(name: string, { type }: Fact, reading: Reading): Fact {
  const other = factNamed(name, reading)
  if (other.type === type) return other
  throw new ConditionMistake([], `\`${name}\` is a ${other.type}, not a ${type}`)
}

/** The words a setting's value holds, as a list. */
export function listOf(value: SettingValue): readonly string[] {
  if (typeof value === 'number' || typeof value === 'string') return [String(value)]
  if ('all' in value) return value.all
  return 'any' in value ? value.any : value
}
