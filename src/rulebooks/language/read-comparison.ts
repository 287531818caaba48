import { isDay, readDay } from '#core/day.ts'

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
  if (isComparison(op)) {
    return { kind: 'compare', fact, op, to: readOperand(against, fact, reading) }
  }
  const special = SPECIAL.get(op)
  if (special) return special(fact, against, reading)
  const known = oneOf([...COMPARISONS, ...SPECIAL.keys()], op)
  throw new ConditionMistake([], `unknown comparison \`${op}\`; known are ${known}`)
}

const COMPARISONS = new Set(['at_least', 'under', 'before', 'on_or_before', 'after', 'on_or_after'])

function isComparison(op: string): op is Comparison {
  return COMPARISONS.has(op)
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
  return { kind: 'next-version', fact, step, after: factNamed(String(against), reading) }
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
  if (typeof value === 'number') return { type: 'fixed', value }
  const text = String(value)
  const fixed = readFixed(text, fact)
  if (fixed !== undefined) return { type: 'fixed', value: fixed }
  if (text === AS_OF.name || reading.names.facts.has(text)) {
    return { type: 'fact', fact: factNamed(text, reading) }
  }
  const setting = settingNamed(text, reading).value
  if (setting === 'forever') return { type: 'fixed', value: FOREVER }
  if (typeof setting === 'number') return { type: 'fixed', value: setting }
  const says = `\`${text}\` is not a number, a day, a fact or a setting that holds a number`
  throw new ConditionMistake([], says)
}

function readFixed(text: string, { type }: Fact): number | undefined {
  if (type === 'date' && isDay(text)) return readDay(text)
  return type === 'version' ? readVersion(text) : undefined
}

/** The words a setting's value holds, as a list. */
export function listOf(value: SettingValue): readonly string[] {
  if (typeof value === 'number' || typeof value === 'string') return [String(value)]
  if ('all' in value) return value.all
  return 'any' in value ? value.any : value
}
