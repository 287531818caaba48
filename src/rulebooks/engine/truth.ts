import { yearsLater } from '#core/day.ts'

import { FOREVER, type Condition, type Operand } from '#rulebooks/language/condition.ts'
import { KNOWN, UNKNOWN, type Facts } from './facts.ts'
import { nextVersion, versionIs } from '#rulebooks/language/version.ts'

/** False, unknown and true in order, so that “and” is the lesser, “or” the greater, “not” 2 − x. */
export const NO = 0
export const UNSURE = 1
export const YES = 2
/** One of `NO`, `UNSURE` and `YES`. */
export type Truth = 0 | 1 | 2

/** A condition compiled to a plain function of the facts. */
export type Test = (facts: Facts) => Truth

/** Compiles a condition. The three values follow Kleene: an unknown fact decides only what it must. */
export function testOf(condition: Condition): Test {
  if ('of' in condition) return testOfCombination(condition)
  switch (condition.kind) {
    case 'words':
      return testOfWords(condition)
    case 'compare':
      return testOfComparison(condition)
    case 'years':
      return testOfYears(condition)
    case 'version':
    case 'next-version':
      return testOfVersion(condition)
    case 'has-word':
      return testOfText(condition)
  }
}

type Of<K extends Condition['kind']> = Extract<Condition, { readonly kind: K }>

function testOfWords({ fact: { slot }, mask, not }: Of<'words'>): Test {
  const [hit, miss]: readonly [Truth, Truth] = not ? [NO, YES] : [YES, NO]
  return ({ slots }) => {
    const value = slots[slot] ?? 0
    if ((value & mask) !== 0) return hit
    return (value & KNOWN) === 0 ? UNSURE : miss
  }
}

function testOfComparison({ fact: { slot }, op, to }: Of<'compare'>): Test {
  const other = reader(to)
  const holds = COMPARE[op]
  return (facts) => {
    const value = facts.slots[slot] ?? UNKNOWN
    const against = other(facts)
    if (value === UNKNOWN || against === UNKNOWN) return UNSURE
    return holds(value, against) ? YES : NO
  }
}

const COMPARE = {
  at_least: (a: number, b: number) => a >= b,
  under: (a: number, b: number) => a < b,
  before: (a: number, b: number) => a < b,
  on_or_before: (a: number, b: number) => a <= b,
  after: (a: number, b: number) => a > b,
  on_or_after: (a: number, b: number) => a >= b,
} as const

function reader(operand: Operand): (facts: Facts) => number {
  if (operand.type === 'fixed') return () => operand.value
  const { slot } = operand.fact
  return ({ slots }) => slots[slot] ?? UNKNOWN
}

function testOfYears({ fact: { slot }, op, years }: Of<'years'>): Test {
  if (years >= FOREVER) return () => NO
  return ({ slots }) => {
    const day = slots[slot] ?? UNKNOWN
    if (day === UNKNOWN) return UNSURE
    const anniversary = yearsLater(day, years)
    const today = slots[0] ?? 0
    return today > anniversary || (op === 'reached' && today === anniversary) ? YES : NO
  }
}

function testOfVersion(condition: Of<'version'> | Of<'next-version'>): Test {
  const { slot } = condition.fact
  const before = condition.kind === 'next-version' ? condition.after.slot : slot
  return ({ slots }) => {
    const version = slots[slot] ?? UNKNOWN
    const after = slots[before] ?? UNKNOWN
    if (version === UNKNOWN || after === UNKNOWN) return UNSURE
    if (condition.kind === 'version') return versionIs(version, condition.is) ? YES : NO
    return version === nextVersion(after, condition.step) ? YES : NO
  }
}

function testOfText({ fact: { slot }, words }: Of<'has-word'>): Test {
  return ({ texts }) => {
    const text = texts[slot]
    if (text === undefined) return UNSURE
    return words.some((word) => text.includes(word)) ? YES : NO
  }
}

function testOfCombination({ kind, of }: Of<'every' | 'some' | 'none'>): Test {
  const tests = of.map(testOf)
  if (kind === 'every') return every(tests)
  const some = anyOf(tests)
  if (kind === 'some') return some
  return (facts) => opposite(some(facts))
}

function every(tests: readonly Test[]): Test {
  const [first, second, ...more] = tests
  if (!first) return () => YES
  if (!second) return first
  return bothOf(first, more.length === 0 ? second : every([second, ...more]))
}

function bothOf(first: Test, second: Test): Test {
  return (facts) => {
    const truth = first(facts)
    if (truth === NO) return NO
    const other = second(facts)
    return other < truth ? other : truth
  }
}

/** “Or” of tests. */
export function anyOf(tests: readonly Test[]): Test {
  const [first, second, ...more] = tests
  if (!first) return () => NO
  if (!second) return first
  return eitherOf(first, more.length === 0 ? second : anyOf([second, ...more]))
}

function eitherOf(first: Test, second: Test): Test {
  return (facts) => {
    const truth = first(facts)
    if (truth === YES) return YES
    const other = second(facts)
    return other > truth ? other : truth
  }
}

/** “Not”. */
export function opposite(truth: Truth): Truth {
  return truth === UNSURE ? UNSURE : truth === YES ? NO : YES
}

/** “And”. */
export function least(a: Truth, b: Truth): Truth {
  return a < b ? a : b
}

/**
 * The names of facts whose being unknown keeps a condition unsure; none where it is sure.
 */
export function unknownIn(condition: Condition, facts: Facts): readonly string[] {
  if (testOf(condition)(facts) !== UNSURE) return []
  if ('of' in condition) return condition.of.flatMap((part) => unknownIn(part, facts))
  return factsNamed(condition)
    .filter((fact) => isUnknown(fact, facts))
    .map((fact) => fact.name)
}

/** Whether nobody has said a fact. */
export function isUnknown(fact: Named, { slots, texts }: Facts): boolean {
  if (fact.type === 'text') return texts[fact.slot] === undefined
  return slots[fact.slot] === (fact.words.size > 0 ? 0 : UNKNOWN)
}

type Named = Of<'words'>['fact']

/** The facts a condition reads, its parts' among them. */
export function factsNamed(condition: Condition): readonly Named[] {
  if ('of' in condition) return condition.of.flatMap(factsNamed)
  if (condition.kind === 'next-version') return [condition.fact, condition.after]
  if (condition.kind !== 'compare' || condition.to.type === 'fixed') return [condition.fact]
  return [condition.fact, condition.to.fact]
}

/** A condition on a fact, not a combination. */
export type LeafCondition = Exclude<Condition, { readonly of: readonly Condition[] }>

/** The conditions on single facts a condition is made of. */
export function leavesOf(condition: Condition): readonly LeafCondition[] {
  return 'of' in condition ? condition.of.flatMap(leavesOf) : [condition]
}
