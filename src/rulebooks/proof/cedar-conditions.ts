import {
  FOREVER,
  type Comparison,
  type Condition,
  type Operand,
} from '#rulebooks/language/condition.ts'
import type { Fact } from '#rulebooks/language/vocabulary.ts'

/**
 * A condition as a Cedar expression that holds when it is certainly true (`wanted`) or certainly
 * false (not `wanted`). Negation is pushed down to the single facts, and each of these first asks
 * whether the fact is known; so Kleene's third value is where neither expression holds.
 */
export function certain(condition: Condition, wanted: boolean): string {
  if ('of' in condition) return combined(condition, wanted)
  if (condition.kind === 'years') return years(condition, wanted)
  return known(factsOf(condition), holds(condition), wanted)
}

type Leaf = Exclude<Condition, { readonly of: readonly Condition[] }>

function holds(condition: Exclude<Leaf, { readonly kind: 'years' }>): string {
  switch (condition.kind) {
    case 'words':
      return hasOneOf(condition)
    case 'compare':
      return comparison(condition)
    case 'version':
      return VERSIONS[condition.is](attribute(condition.fact))
    case 'next-version':
      return nextVersion(condition)
    case 'has-word':
      return hasWord(condition)
  }
}

/** The facts a single condition reads. */
export function factsOf(condition: Leaf): readonly Fact[] {
  if (condition.kind === 'next-version') return [condition.fact, condition.after]
  if (condition.kind !== 'compare' || condition.to.type === 'fixed') return [condition.fact]
  return [condition.fact, condition.to.fact]
}

type Of<K extends Condition['kind']> = Extract<Condition, { readonly kind: K }>

/** The name under which a fact stands in Cedar's context. */
export function keyOf({ name }: Pick<Fact, 'name'>): string {
  return name.replaceAll(/[^a-z0-9]+/gi, '_')
}

function attribute(fact: Pick<Fact, 'name'>): string {
  return `context.${keyOf(fact)}`
}

function combined({ kind, of }: Of<'every' | 'some' | 'none'>, asked: boolean): string {
  const wanted = kind === 'none' ? !asked : asked
  const by = (kind === 'every') === wanted ? '&&' : '||'
  const parts = of.map((part) => certain(part, wanted))
  return parts.length === 0 ? String(by === '&&') : `(${parts.join(` ${by} `)})`
}

function known(facts: readonly Fact[], holds: string, wanted: boolean): string {
  const given = facts.map((fact) => `context has ${keyOf(fact)}`)
  return `(${[...given, wanted ? holds : `!${holds}`].join(' && ')})`
}

function hasOneOf({ fact, mask, not }: Of<'words'>): string {
  const words = [...fact.words.values()].filter(({ bit }) => (bit & mask) !== 0)
  const list = words.map(({ name }) => JSON.stringify(name)).join(', ')
  return `(${not ? '!' : ''}${attribute(fact)}.containsAny([${list}]))`
}

const SIGNS: Readonly<Record<Comparison, string>> = {
  at_least: '>=',
  under: '<',
  before: '<',
  on_or_before: '<=',
  after: '>',
  on_or_after: '>=',
}

function comparison({ fact, op, to }: Of<'compare'>): string {
  const part = fact.type === 'version' ? '.order' : ''
  return `(${attribute(fact)}${part} ${SIGNS[op]} ${operand(to, part)})`
}

function operand(to: Operand, part: string): string {
  return to.type === 'fixed' ? String(to.value) : `${attribute(to.fact)}${part}`
}

/**
 * Days are numbers of the form yyyymmdd. Someone born or leaving on 29 February has the anniversary
 * on 1 March of a common year; which the year of asking is, and whether the day is such a day, is
 * computed before, for Cedar knows no remainder.
 */
function years({ fact, op, years: count }: Of<'years'>, wanted: boolean): string {
  if (count >= FOREVER) return String(!wanted)
  const day = attribute(fact)
  const shift = `(if ${day}_is_leap_day && !context.as_of_is_leap_year then 72 else 0)`
  const line = `(${day} + ${count * 10_000} + ${shift})`
  return known([fact], `(context.as_of ${op === 'past' ? '>' : '>='} ${line})`, wanted)
}

const VERSIONS = {
  whole: (version: string) => `(${version}.decimal == 0)`,
  decimal: (version: string) => `(${version}.decimal != 0)`,
  'first-draft': (version: string) => `(${version}.whole == 0 && ${version}.decimal == 1)`,
} as const

function nextVersion({ fact, step, after }: Of<'next-version'>): string {
  const [next, last] = [attribute(fact), attribute(after)]
  return step === 'whole'
    ? `(${next}.whole == ${last}.whole + 1 && ${next}.decimal == 0)`
    : `(${next}.whole == ${last}.whole && ${next}.decimal == ${last}.decimal + 1)`
}

function hasWord({ fact, words }: Of<'has-word'>): string {
  const likes = words.map((word) => {
    const pattern = JSON.stringify(word).slice(1, -1).replaceAll('*', '\\*')
    return `${attribute(fact)} like "*${pattern}*"`
  })
  return likes.length === 0 ? 'false' : `(${likes.join(' || ')})`
}
