import { isoDay, type Day } from '#core/day.ts'
import { KNOWN } from '#rulebooks/engine/facts.ts'
import { AS_OF } from '#rulebooks/language/condition.ts'
import { readVersion } from '#rulebooks/language/version.ts'
import type { Fact, Vocabulary, Word } from '#rulebooks/language/vocabulary.ts'

import { anniversaries, around } from './days.ts'
import type { Hearsay } from './hearsay.ts'
import type { Leaf, RuleTrees } from './tree.ts'

/** A value of a fact: what a person says, and how rules read it. */
export type Value = {
  readonly said: string | number
  readonly slot: number
  readonly text?: string
}

/** What the values of a fact worth asking about follow from. */
export type Telling = {
  readonly leaves: readonly Leaf[]
  readonly rules: readonly RuleTrees[]
  readonly days: readonly Day[]
  readonly vocabulary: Vocabulary
  readonly heard: Hearsay
}

/** The least values of a fact by which all rules can be told apart: both sides of every line. */
export function valuesOf(fact: Fact, telling: Telling): readonly Value[] {
  if (fact.words.size > 0) return wordsApart(fact, telling)
  if (fact === AS_OF) return telling.days.map(dayValue)
  switch (fact.type) {
    case 'date':
      return valuesApart(datesAround(fact, telling).map(dayValue), fact, telling)
    case 'version':
      return VERSIONS.map((said) => ({ said, slot: readVersion(said) ?? 0 }))
    case 'text':
      return textsApart(fact, telling)
    default:
      return numbersAround(fact, telling).map((slot) => ({ said: slot, slot }))
  }
}

/** The first of all days between which no rule can tell on any day of asking. */
function valuesApart(values: readonly Value[], fact: Fact, telling: Telling): readonly Value[] {
  const own = telling.leaves.filter(({ facts }) => facts.includes(fact))
  if (own.some(({ facts }) => facts.some((other) => other !== fact && other !== AS_OF)))
    return values
  const { days } = telling
  const apart = new Map<string, Value>()
  for (const value of values) {
    const mark = days.map((day) =>
      own.map((leaf) => truthOf(leaf, fact, { slot: value.slot, day })),
    )
    const name = JSON.stringify(mark)
    if (!apart.has(name)) apart.set(name, value)
  }
  return [...apart.values()]
}

/** Versions of every kind, and those that follow them. */
const VERSIONS = ['0.1', '0.2', '1.0', '1.1', '1.2', '2.0'] as const

function dayValue(day: Day): Value {
  return { said: isoDay(day), slot: day }
}

/** One word of all that no rule, and nothing the vocabulary infers, can tell apart. */
function wordsApart(fact: Fact, telling: Telling): readonly Value[] {
  const apart = new Map<string, Word>()
  for (const word of fact.words.values()) {
    const mark = markOf(word, fact, telling)
    if (!apart.has(mark)) apart.set(mark, word)
  }
  return [...apart.values()].map(({ name, bit }) => ({ said: name, slot: KNOWN | bit }))
}

function markOf({ name, bit }: Word, fact: Fact, telling: Telling): string {
  const { leaves, rules, vocabulary, heard, days } = telling
  const own = leaves.filter(({ facts }) => facts.includes(fact))
  const tested = own.flatMap((leaf) =>
    days.map((day) => truthOf(leaf, fact, { slot: KNOWN | bit, day })),
  )
  const inferred = vocabulary.means.map(({ when }) => [when[fact.name] ?? []].flat().includes(name))
  const echoes = heard.filter(({ of, word }) => of === fact && word === name)
  const told = fact.name === 'subject.role' ? rules.map((one) => isToldTo(name, one)) : []
  return JSON.stringify([tested, inferred, echoes.map((echo) => [echo.in.slot, echo.bits]), told])
}

function truthOf(leaf: Leaf, fact: Fact, { slot, day }: { slot: number; day: Day }): number {
  if (leaf.words) return leaf.words.mask & slot
  const slots = new Int32Array(fact.slot + 1)
  slots[0] = day
  slots[fact.slot] = slot
  return leaf.test({ slots, texts: [] })
}

/** A report never goes to the one it is about. */
function isToldTo(role: string, { compiled: { terms } }: RuleTrees): boolean {
  const { effect } = terms
  return effect.type === 'report' && effect.to.type !== 'unstated' && effect.to.roles.includes(role)
}

function datesAround(fact: Fact, { leaves, days }: Telling): readonly Day[] {
  const own = comparedWith(fact, leaves)
  const lines = own.flatMap(({ bounds }) => bounds).flatMap(around)
  const past = own.flatMap(({ years }) => years)
  const ago = days.flatMap((day) => past.flatMap((years) => anniversaries(day, years)))
  const now = own.some(({ facts, years }) => facts.length > 1 && years.length === 0)
  return [...new Set([...(now ? days.flatMap(around) : days), ...lines, ...ago])]
}

function numbersAround(fact: Fact, { leaves }: Telling): readonly number[] {
  const own = comparedWith(fact, leaves)
  const among = own.some(({ facts }) => facts.length > 1)
  const bounds = own.flatMap((leaf) => leaf.bounds)
  const lines = bounds.length > 0 ? bounds : among ? [USUAL] : []
  const steps = among ? [0, -1, 1, -2] : [0, -1]
  const numbers = lines.flatMap((line) => steps.map((step) => line + step))
  return [...new Set(numbers)].filter((number) => number >= 0)
}

/** An age to compare with where no rule names one. */
const USUAL = 13

/** The leaves that read a fact, and those that read what it is compared with. */
function comparedWith(fact: Fact, leaves: readonly Leaf[]): readonly Leaf[] {
  const own = leaves.filter(({ facts }) => facts.includes(fact))
  const others = new Set(own.flatMap(({ facts }) => facts).filter((other) => other !== AS_OF))
  return leaves.filter(({ facts }) => facts.some((one) => one === fact || others.has(one)))
}

function textsApart(fact: Fact, { leaves }: Telling): readonly Value[] {
  const own = leaves.filter(({ facts }) => facts.includes(fact))
  const texts = ['plain', ...own.flatMap((leaf) => leaf.texts)]
  const apart = new Map<string, string>()
  for (const text of texts) {
    const mark = own.map((leaf) => leaf.texts.some((word) => text.includes(word))).join()
    if (!apart.has(mark)) apart.set(mark, text)
  }
  return [...apart.values()].map((text) => ({ said: text, slot: 0, text }))
}
