import { RANK } from '#rulebooks/engine/rank.ts'

import type { Formula, Literal } from './formula.ts'
import type { Part } from './goal.ts'
import type { Hunt } from './hunt.ts'
import { UNSAID, type Space } from './space.ts'
import type { Voice } from './voices.ts'

/** A stance of a rule on either side. */
export type Pair = readonly [left: Voice, right: Voice]

/** The stances that say different things, those with most facts in common first. */
export function pairsOf(hunt: Hunt): readonly (readonly [pair: Pair, shared: number])[] {
  const { left, right, space } = hunt
  const pairs = left.voices.flatMap((one) =>
    right.voices.flatMap((other) =>
      one.says === other.says ? [] : [[[one, other], factsShared([one, other], space)] as const],
    ),
  )
  return pairs.toSorted(([, a], [, b]) => b - a)
}

/** Putting an act outside the policy, and a report that stands beside anything, hardly answer it. */
export function isFaint(part: Part): boolean {
  return typeof part !== 'string' && (part.rank === RANK.outside || part.rank === RANK.reportBeside)
}

/** Putting an act outside says no more than silence does. */
export function isSaid(part: Part): part is Voice {
  return typeof part !== 'string' && part.rank !== RANK.outside
}

/** Facts that nearly every rule names. */
const UNTELLING = new Set(['actor.role', 'as_of', 'context.account'])

function factsShared([left, right]: Pair, { places }: Space): number {
  const masks = new Map<number, number>()
  for (const { place, mask } of saidIn(left.wanted)) {
    masks.set(place, (masks.get(place) ?? 0) | mask)
  }
  const shared = saidIn(right.wanted).filter(({ place, mask }) => {
    const other = masks.get(place) ?? 0
    return places[place]?.holdsSeveral ? (other & mask) !== 0 : other !== 0
  })
  const names = [...new Set(shared.map(({ place }) => places[place]?.fact.name ?? ''))]
  return names.reduce((sum, name) => sum + (UNTELLING.has(name) ? LITTLE : 1), 0)
}

/** What a fact that nearly every rule names counts for. */
const LITTLE = 0.01

/** The values a formula asks to be said. */
export function saidIn(formula: Formula): readonly Literal[] {
  if ('of' in formula) return formula.of.flatMap(saidIn)
  return formula.type === 'in' && (formula.mask & UNSAID) === 0 ? [formula] : []
}
