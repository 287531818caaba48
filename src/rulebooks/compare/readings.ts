import { lenientSideOf, type Side } from '#rulebooks/compare/cases/side.ts'
import { questionOf } from '#rulebooks/compare/cases/space.ts'
import type { Patience } from '#rulebooks/compare/cases/search.ts'
import type { Day } from '#core/day.ts'
import type { Voice } from '#rulebooks/compare/cases/voices.ts'
import type { Question } from '#rulebooks/engine/question.ts'

import { huntOn } from './hunt.ts'
import { isFaint, type Pair } from './pairs.ts'
import { quarrelsOf } from './quarrels.ts'

type Doubts = Map<string, readonly Question[]>
const kept = new WeakMap<Side['edition'], Doubts>()

/**
 * The cases in which the two readings of one edition answer an action differently, found as the differences
 * of two editions are, save that stances are set only against those of the same rule, and against what puts an act outside.
 */
export function doubtfulCases(
  action: string,
  { side, on }: { readonly side: Side; readonly on: Day },
  tries: Patience,
): readonly Question[] {
  const known: Doubts = kept.get(side.edition) ?? new Map()
  kept.set(side.edition, known)
  const name = `${action} ${on}`
  const cases = known.get(name) ?? casesOf(action, { side, on }, tries)
  known.set(name, cases)
  return cases
}

function casesOf(
  action: string,
  { side, on }: { readonly side: Side; readonly on: Day },
  tries: Patience,
): readonly Question[] {
  const lenient = lenientSideOf(side, action)
  if (!lenient) return []
  const hunt = huntOn(action, { left: side, right: lenient, on }, tries)
  const ruleOf = ({ index }: Voice, { rules }: Side): string | undefined =>
    rules[index]?.compiled.rule.id
  const isWorthwhile = ([one, other]: Pair): boolean =>
    isFaint(one) || isFaint(other) || ruleOf(one, side) === ruleOf(other, lenient)
  return quarrelsOf(hunt, isWorthwhile).map(({ chosen }) => questionOf(chosen, hunt.space))
}
