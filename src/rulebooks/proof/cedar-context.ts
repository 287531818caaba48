import type { Facts } from '#rulebooks/engine/facts.ts'
import { isUnknown } from '#rulebooks/engine/truth.ts'
import type { Fact, Vocabulary } from '#rulebooks/language/vocabulary.ts'

import { keyOf } from './cedar-conditions.ts'

/** A value of Cedar's, as its JSON. */
export type CedarValue = string | number | boolean | CedarValue[] | { [key: string]: CedarValue }

/**
 * The facts as Cedar's context: an unknown fact is an attribute that is not there. Words are sets,
 * days numbers of the form yyyymmdd, versions records; what Cedar cannot compute is computed here.
 */
export function contextOf(facts: Facts, vocabulary: Vocabulary): Record<string, CedarValue> {
  const today = facts.slots[0] ?? 0
  const context: Record<string, CedarValue> = {
    as_of: today,
    as_of_is_leap_day: today % 10_000 === 229,
    as_of_is_leap_year: isLeapYear(Math.trunc(today / 10_000)),
  }
  for (const fact of vocabulary.facts.values()) {
    if (!isUnknown(fact, facts)) Object.assign(context, attributesOf(fact, facts))
  }
  return context
}

function attributesOf(fact: Fact, { slots, texts }: Facts): Record<string, CedarValue> {
  const key = keyOf(fact)
  const value = slots[fact.slot] ?? 0
  if (fact.words.size > 0) return { [key]: wordsIn(fact, value) }
  if (fact.type === 'text') return { [key]: texts[fact.slot] ?? '' }
  if (fact.type === 'date') return { [key]: value, [`${key}_is_leap_day`]: value % 10_000 === 229 }
  if (fact.type === 'number') return { [key]: value }
  return { [key]: { whole: Math.trunc(value / 1000), decimal: value % 1000, order: value } }
}

function wordsIn({ words }: Fact, value: number): string[] {
  return [...words.values()].flatMap(({ name, bit }) => ((value & bit) === 0 ? [] : [name]))
}

function isLeapYear(year: number): boolean {
  return year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0)
}
