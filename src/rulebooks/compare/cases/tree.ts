import type { Making, CompiledRule } from '#rulebooks/engine/compile.ts'
import type { Facts } from '#rulebooks/engine/facts.ts'
import {
  factsNamed,
  NO,
  testOf,
  YES,
  type LeafCondition,
  type Test,
  type Truth,
} from '#rulebooks/engine/truth.ts'
import { whoTest } from '#rulebooks/engine/who.ts'
import { AS_OF, FOREVER, type Condition } from '#rulebooks/language/condition.ts'
import type { Fact } from '#rulebooks/language/vocabulary.ts'

/** A test of the one or two facts it names, the day of the question among them where it matters. */
export type Leaf = {
  readonly facts: readonly Fact[]
  readonly test: Test
  /** The words it looks for, where that is all it does. */
  readonly words?: { readonly mask: number; readonly not: boolean }
  /** The numbers, days or versions it compares with. */
  readonly bounds: readonly number[]
  /** The years it counts from a date. */
  readonly years: readonly number[]
  /** The words it looks for in a text. */
  readonly texts: readonly string[]
}

/** A condition down to its leaves. */
export type Tree =
  | { readonly type: 'leaf'; readonly leaf: Leaf }
  | { readonly type: 'every' | 'some' | 'none'; readonly of: readonly Tree[] }

/** A rule as trees: when it speaks (its days, its people and what it is about) and where its lines lie. */
export type RuleTrees = {
  readonly compiled: CompiledRule
  readonly speaks: Tree
  readonly unless?: Tree
  readonly met?: Tree
  readonly failed?: Tree
}

/** A compiled rule down to the leaves of its conditions. */
export function treesOf(compiled: CompiledRule, making: Making): RuleTrees {
  const { about, unless, met, failed } = compiled.terms
  const parts = [...daysTree(compiled), ...whoTree(compiled, making), treeOf(about)]
  return {
    compiled,
    speaks: { type: 'every', of: parts },
    ...(unless && { unless: treeOf(unless) }),
    ...(met && { met: treeOf(met) }),
    ...(failed && { failed: treeOf(failed) }),
  }
}

/** All leaves of a rule. */
export function leavesOfRule({ speaks, unless, met, failed }: RuleTrees): readonly Leaf[] {
  return [speaks, unless, met, failed].flatMap((tree) => (tree ? leavesIn(tree) : []))
}

function leavesIn(tree: Tree): readonly Leaf[] {
  return tree.type === 'leaf' ? [tree.leaf] : tree.of.flatMap(leavesIn)
}

function treeOf(condition: Condition): Tree {
  if ('of' in condition) return { type: condition.kind, of: condition.of.map(treeOf) }
  return { type: 'leaf', leaf: leafOf(condition) }
}

function leafOf(condition: LeafCondition): Leaf {
  const { kind } = condition
  const named = factsNamed(condition)
  const facts = kind === 'years' ? [...new Set([...named, AS_OF])] : [...new Set(named)]
  const fixed = kind === 'compare' && condition.to.type === 'fixed' ? [condition.to.value] : []
  return {
    facts,
    test: testOf(condition),
    ...(kind === 'words' && { words: { mask: condition.mask, not: condition.not } }),
    bounds: fixed.filter((bound) => bound < FOREVER || condition.fact.type === 'date'),
    years: kind === 'years' ? [condition.years] : [],
    texts: kind === 'has-word' ? condition.words : [],
  }
}

function daysTree({ rule: { from, until } }: CompiledRule): readonly Tree[] {
  if (from === undefined && until === undefined) return []
  const test = ({ slots: [today = 0] }: Facts): Truth =>
    today < (from ?? today) || today > (until ?? today) ? NO : YES
  return [plainLeaf({ facts: [AS_OF], test, bounds: [from ?? [], until ?? []].flat() })]
}

function whoTree({ terms }: CompiledRule, making: Making): readonly Tree[] {
  const role = making.vocabulary.facts.get('actor.role')
  if (terms.who.length === 0 || !role) return []
  const { people } = making.rulebook
  const joining = [...people.values()].flatMap(({ later }) => later.map(({ from }) => from))
  return [plainLeaf({ facts: [role, AS_OF], test: whoTest(terms, making), bounds: joining })]
}

function plainLeaf(leaf: Pick<Leaf, 'facts' | 'test' | 'bounds'>): Tree {
  return { type: 'leaf', leaf: { ...leaf, years: [], texts: [] } }
}
