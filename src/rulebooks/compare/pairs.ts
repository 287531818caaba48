import { RANK } from '#rulebooks/engine/rank.ts'

import type { Formula, Literal } from '#rulebooks/compare/cases/formula.ts'
import type { Part } from '#rulebooks/compare/cases/goal.ts'
import type { Hunt } from './hunt.ts'
import { UNSAID, type Space } from '#rulebooks/compare/cases/space.ts'
import type { Voice } from '#rulebooks/compare/cases/voices.ts'

/** A stance of a rule on either side. */
export type Pair = readonly [left: Voice, right: Voice]

/** The stances that say different things, those with most facts in common first. */
export function pairsOf(hunt: Hunt): readonly (readonly [pair: Pair, shared: number])[] {
  const { left, right, space } = hunt
  const others = right.voices.map((voice) => [voice, askedOf(voice)] as const)
  const pairs = left.voices.flatMap((one) => {
    const asked = askedOf(one)
    return others.flatMap(([other, also]) =>
      one.says === other.says ? [] : [[[one, other], factsShared(asked, also, space)] as const],
    )
  })
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

type Asked = ReadonlyMap<number, number>

/** What each stance asks to be said, by place: reckoned once, as there are many pairs. */
function askedOf({ wanted }: Voice): Asked {
  const masks = new Map<number, number>()
  for (const { place, mask } of saidIn(wanted)) masks.set(place, (masks.get(place) ?? 0) | mask)
  return masks
}

function factsShared(left: Asked, right: Asked, { places }: Space): number {
  const shared = [...left].filter(([place, mask]) => {
    const other = right.get(place) ?? 0
    return places[place]?.holdsSeveral ? (other & mask) !== 0 : other !== 0
  })
  const names = shared.map(([place]) => places[place]?.fact.name ?? '')
  return names.reduce((sum, name) => sum + (UNTELLING.has(name) ? LITTLE : 1), 0)
}

/** What a fact that nearly every rule names counts for. */
const LITTLE = 0.01

/** The values a formula asks to be said. */
export function saidIn(formula: Formula): readonly Literal[] {
  if ('of' in formula) return formula.of.flatMap(saidIn)
  return formula.type === 'in' && (formula.mask & UNSAID) === 0 ? [formula] : []
}
