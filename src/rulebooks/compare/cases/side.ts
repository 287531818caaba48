import type { Day } from '#core/day.ts'
import type { Edition, RuleList } from '#rulebooks/engine/compile.ts'
import { isDone, weigh } from '#rulebooks/engine/evaluate.ts'
import type { Facts } from '#rulebooks/engine/facts.ts'
import type { Question } from '#rulebooks/engine/question.ts'
import { SAID } from '#rulebooks/engine/stance.ts'

import { treesOf, type RuleTrees } from './tree.ts'

/** One of the two editions compared, as far as one action goes. */
export type Side = {
  readonly edition: Edition
  readonly list: RuleList
  readonly rules: readonly RuleTrees[]
  /** The rules of the other reading, where there is one. */
  readonly lenient: readonly RuleTrees[]
}

/** Where the rules of a side stand on a question, by what was said. */
export type Standing = {
  readonly facts: Facts
  readonly ranks: readonly number[]
  /** The highest rank, which makes the answer. */
  readonly best: number
}

/** Prepares an edition for an action; an action without rules has none. */
export function sideOf(edition: Edition, action: string): Side | undefined {
  const rules = edition.actions.get(action)
  const known = edition.vocabulary.actions.get(action)
  if (!rules || !known) return undefined
  const { rulebook, vocabulary } = edition
  const trees = (list: RuleList, lenient: boolean): readonly RuleTrees[] =>
    list.rules.map((one) => treesOf(one, { action: known, rulebook, vocabulary, lenient }))
  return {
    edition,
    list: rules.strict,
    rules: trees(rules.strict, false),
    lenient: rules.lenient ? trees(rules.lenient, true) : [],
  }
}

/** The same edition in its other reading; undefined where the text on the action allows only one. */
export function lenientSideOf({ edition, lenient: rules }: Side, action: string): Side | undefined {
  const list = edition.actions.get(action)?.lenient
  return list && { edition, list, rules, lenient: [] }
}

/** Both sides as far as one action goes, and the day to ask on. */
export type Sides = { readonly left: Side; readonly right: Side; readonly on: Day }

/** Where the rules of both sides stand on one question. */
export type Standings = { readonly left: Standing; readonly right: Standing }

/**
 * Decides a question by the rules of both sides, in the strict reading and as if both editions were in
 * force; what is usual is presumed. Leaves the stances in the lists.
 */
export function standOn({ left, right }: Sides, question: Question): Standings {
  const { facts } = left.edition.read(question, true)
  return { left: standingOf(left, facts), right: standingOf(right, facts) }
}

function standingOf({ edition, list }: Side, facts: Facts): Standing {
  weigh(list, facts, isDone(edition, facts))
  const ranks: number[] = []
  let best = 0
  for (const stance of list.stances) {
    const rank = stance & SAID
    ranks.push(rank)
    if (rank > best) best = rank
  }
  return { facts, ranks, best }
}
