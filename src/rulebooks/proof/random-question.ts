import { addDays, isIsoDay } from '#core/iso-day.ts'
import { isoDay, readDay, yearsLater } from '#core/day.ts'
import type { Random } from '#core/random.ts'
import type { Edition } from '#rulebooks/engine/compile.ts'
import type { Question } from '#rulebooks/engine/question.ts'
import { AS_OF, FOREVER, type Condition } from '#rulebooks/language/condition.ts'
import type { Rule } from '#rulebooks/language/rulebook.ts'
import type { Fact, Vocabulary } from '#rulebooks/language/vocabulary.ts'

/** Makes random questions about one action: facts its rules read, words they name, days around lines. */
export type QuestionMaker = (random: Random, unknown: number) => Question

type Leaf = Exclude<Condition, { readonly of: readonly Condition[] }>

/** How often a fact is drawn from the words the rules name rather than from all it can hold. */
const NAMED = 0.8

/** Prepares random questions about an action of an edition. */
export function questionMaker({ rulebook, vocabulary }: Edition, action: string): QuestionMaker {
  const rules = [...rulebook.clauses.values()]
    .flatMap((clause) => clause.rules)
    .filter((rule) => rule.actions === 'all' || rule.actions.includes(action))
  const leaves = rules.flatMap(conditionsOf).flatMap(leavesOf)
  const facts = [...factsOf(leaves), ...ALWAYS.flatMap((name) => vocabulary.facts.get(name) ?? [])]
  const bounds = rules.flatMap(({ from, until }) => [from ?? [], until ?? []].flat())
  const joins = [...rulebook.people.values()].flatMap(({ later }) => later.map(({ from }) => from))
  const makers = [...new Set(facts)].map((fact) => factMaker(fact, leaves, vocabulary))
  const days = [...bounds, ...joins, ...leaves.flatMap(daysNamed)]

  return (random, unknown) => {
    const asOf = readDay(dayNear(random, days))
    const said: Record<string, unknown> = {}
    for (const make of makers) {
      if (random.chance(unknown)) continue
      const [name, value] = make(random, asOf)
      said[name] = value
    }
    return { action, asOf, facts: said }
  }
}

/** Facts that matter to every action whether or not a condition names them. */
const ALWAYS = ['actor.role', 'context.already_done', 'context.will_ask']

function conditionsOf(rule: Rule): readonly Condition[] {
  const lenient = rule.reading?.lenient
  const terms = typeof lenient === 'object' ? [rule, lenient] : [rule]
  return terms.flatMap(({ about, unless, met, failed }) =>
    [about, unless, met, failed].filter((one) => one !== undefined),
  )
}

function leavesOf(condition: Condition): readonly Leaf[] {
  return 'of' in condition ? condition.of.flatMap(leavesOf) : [condition]
}

function factsOf(leaves: readonly Leaf[]): readonly Fact[] {
  return leaves
    .flatMap((leaf) => [
      leaf.fact,
      ...(leaf.kind === 'next-version' ? [leaf.after] : []),
      ...(leaf.kind === 'compare' && leaf.to.type === 'fact' ? [leaf.to.fact] : []),
    ])
    .filter((fact) => fact.slot !== AS_OF.slot)
}

function daysNamed(leaf: Leaf): readonly number[] {
  const isDay = leaf.kind === 'compare' && leaf.fact.type === 'date' && leaf.to.type === 'fixed'
  return isDay && leaf.to.type === 'fixed' ? [leaf.to.value] : []
}

function dayNear(random: Random, days: readonly number[]): string {
  if (days.length > 0 && random.chance(0.3)) return around(random, isoDay(random.pick(days)))
  if (random.chance(0.1))
    return random.pick(['2024-02-28', '2024-02-29', '2023-02-28', '2023-03-01'])
  return addDays('2021-01-01', random.below(2200))
}

function around(random: Random, day: string): string {
  return isIsoDay(day) ? addDays(day, random.below(3) - 1) : day
}

type FactMaker = (random: Random, asOf: number) => readonly [name: string, value: unknown]

function factMaker(fact: Fact, all: readonly Leaf[], vocabulary: Vocabulary): FactMaker {
  const leaves = all.filter((leaf) => leaf.fact === fact)
  if (fact.words.size > 0) return wordMaker(fact, leaves)
  if (fact.type === 'text') return textMaker(fact, leaves)
  if (fact.type === 'version') {
    return (random) => [fact.name, `${random.below(3)}.${random.below(3)}`]
  }
  const years = [...leaves, ...leavesOnAge(fact, all)].flatMap(yearsNamed)
  if (fact.type === 'date') return (random, asOf) => [fact.name, dateFor(random, asOf, years)]
  const born = vocabulary.facts.get(fact.name.replace(/age$/, 'dob'))
  const numbers = [...leaves.flatMap(numbersNamed), 16]
  return (random, asOf) =>
    born && random.chance(0.3)
      ? [born.name, dateFor(random, asOf, numbers)]
      : [fact.name, Math.max(0, random.pick(numbers) + random.below(3) - 1)]
}

function leavesOnAge(fact: Fact, all: readonly Leaf[]): readonly Leaf[] {
  return all.filter((leaf) => leaf.fact.name === fact.name.replace(/dob$/, 'age'))
}

function wordMaker(fact: Fact, leaves: readonly Leaf[]): FactMaker {
  const words = [...fact.words.values()]
  const mask = leaves.reduce((bits, leaf) => (leaf.kind === 'words' ? bits | leaf.mask : bits), 0)
  const named = words.filter(({ bit }) => (bit & mask) !== 0)
  return (random) => {
    const from = named.length > 0 && random.chance(NAMED) ? named : words
    const first = random.pick(from).name
    const several = fact.type === 'words' && random.chance(0.15)
    return [fact.name, several ? [first, random.pick(words).name] : first]
  }
}

function textMaker(fact: Fact, leaves: readonly Leaf[]): FactMaker {
  const words = leaves.flatMap((leaf) => (leaf.kind === 'has-word' ? leaf.words : []))
  return (random) => {
    const word = words.length > 0 && random.chance(0.5) ? random.pick(words) : 'plain'
    return [fact.name, `A ${word} name`]
  }
}

function numbersNamed(leaf: Leaf): readonly number[] {
  const isFixed = leaf.kind === 'compare' && leaf.to.type === 'fixed' && leaf.to.value < FOREVER
  return isFixed && leaf.to.type === 'fixed' ? [leaf.to.value] : []
}

function yearsNamed(leaf: Leaf): readonly number[] {
  if (leaf.kind === 'years') return leaf.years < FOREVER ? [leaf.years] : []
  return leaf.fact.type === 'number' ? numbersNamed(leaf) : []
}

/** A date so many years before the day of asking, a day more or less; or any date near it. */
function dateFor(random: Random, asOf: number, years: readonly number[]): string {
  if (random.chance(0.1)) return random.pick(['2004-02-29', '2008-02-29', '2020-02-29'])
  const count = years.length > 0 && random.chance(0.8) ? random.pick(years) : random.below(5)
  const day = isoDay(yearsLater(asOf, -count))
  return isIsoDay(day) ? around(random, day) : around(random, '2022-07-22')
}
