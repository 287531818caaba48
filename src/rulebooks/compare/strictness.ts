import type { Standings } from '#rulebooks/compare/cases/side.ts'
import { RANK } from '#rulebooks/engine/rank.ts'

import type { ComparedSides } from './opinion.ts'

/**
 * How strict the answer of a rank is. The order is the engine's, save where a rank that stands above
 * another says less: what is put outside is not held at all, and to leave a case to a person is stricter
 * than to permit it.
 */
const STRICTNESS: ReadonlyMap<number, number> = new Map([
  [RANK.silent, 0],
  [RANK.outside, 0],
  [RANK.reportBeside, 1],
  [RANK.permit, 2],
  [RANK.advice, 3],
  [RANK.permitWithAdvice, 3],
  [RANK.open, 4],
  [RANK.judgement, 5],
  [RANK.advisory, 6],
  [RANK.report, 7],
  [RANK.failed, 8],
  [RANK.binding, 8],
])

/** How strict the answer of a rank is: the higher, the stricter. */
export function strictnessOf(rank: number): number {
  return STRICTNESS.get(rank) ?? 0
}

/**
 * Whether the right answer is weaker than the left: less strict, somebody need not be told any more, or,
 * with answers equally strict, a step need not be taken any more.
 */
export function isWeaker(standings: Standings, { left, right }: ComparedSides): boolean {
  const before = strictnessOf(standings.left.best)
  const after = strictnessOf(standings.right.best)
  if (after < before) return true
  if (left.routes.some((route) => !right.routes.includes(route))) return true
  const isOpen = standings.left.best === RANK.open && after === before
  return isOpen && left.conditions.some((one) => !right.conditions.includes(one))
}
