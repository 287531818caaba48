import { isoDay, type Day } from '#core/day.ts'
import type { Edition } from '#rulebooks/engine/compile.ts'
import type { NamedFacts } from '#rulebooks/engine/facts.ts'

import { foundIn, type Deciding, type Found } from './found.ts'
import { huntOn } from './hunt.ts'
import type { Kind, Opinion } from './opinion.ts'
import { areInOrder } from './order.ts'
import { quarrelsOf } from './quarrels.ts'
import { patience, type Patience } from './search.ts'
import { settingsApart, type SettingDifference } from './settings.ts'
import { sideOf } from './side.ts'

/** Two editions and the day on which both are asked, as if both were in force. */
export type Comparing = { readonly left: Edition; readonly right: Edition; readonly on: Day }

/** A difference between two editions, in the least case that shows it. */
export type Difference = {
  readonly kind: Kind
  /** Every action on which the same rules give the same two answers. */
  readonly actions: readonly string[]
  /** The case: what is done, on which day, and what is said. */
  readonly action: string
  readonly on: string
  readonly facts: NamedFacts
  readonly left: Opinion
  readonly right: Opinion
  readonly rules: Deciding
  readonly settings: readonly SettingDifference[]
}

/** All differences between two editions, and how many searches were given up (none, it is hoped). */
export type Comparison = {
  readonly differences: readonly Difference[]
  readonly gaveUp: number
}

/** Cases tried before a search is given up. */
const MOST_CASES = 5000

/**
 * Compares two editions rule by rule. Pure. Each rule is shown in its least case, where the other edition is
 * silent, and against every other answer the other edition gives; what is only two such cases put
 * together is left out.
 */
export function compareEditions(comparing: Comparing): Comparison {
  const { left, right, on } = comparing
  if (!areInOrder(left, right)) return mirrored(compareEditions({ left: right, right: left, on }))
  const tries = patience(MOST_CASES)
  const groups = new Map<string, Difference>()
  for (const action of left.vocabulary.actions.keys()) {
    for (const found of differencesOn(action, comparing, tries)) join(found, comparing, groups)
  }
  return { differences: [...groups.values()], gaveUp: tries.gaveUp }
}

function differencesOn(
  action: string,
  { left, right, on }: Comparing,
  tries: Patience,
): readonly Found[] {
  const sides = { left: sideOf(left, action), right: sideOf(right, action) }
  if (!sides.left || !sides.right) return []
  const hunt = huntOn(action, { left: sides.left, right: sides.right, on }, tries)
  return quarrelsOf(hunt).flatMap((quarrel) => foundIn(quarrel, hunt) ?? [])
}

/** Differences in which the same rules give the same answers are one, shown in the least case. */
function join(
  { kind, question, opinions, rules, gist }: Found,
  editions: Comparing,
  groups: Map<string, Difference>,
): void {
  const { action, asOf, facts } = question
  const before = groups.get(gist)
  const actions = [...new Set([...(before?.actions ?? []), action])]
  if (before && sizeOf(before.facts) <= sizeOf(facts)) {
    groups.set(gist, { ...before, actions })
    return
  }
  const settings = settingsApart(opinions, editions)
  const shown = { kind, actions, action, on: isoDay(asOf), facts, rules, settings }
  groups.set(gist, { ...shown, ...opinions })
}

function sizeOf(facts: NamedFacts): number {
  return Object.keys(facts).length
}

/** The same comparison with left and right changed over. */
export function mirrored({ differences, gaveUp }: Comparison): Comparison {
  return {
    gaveUp,
    differences: differences.map((one) => ({
      ...one,
      left: one.right,
      right: one.left,
      rules: turned(one.rules),
      settings: one.settings.map(({ name, ...values }) => ({ name, ...turned(values) })),
    })),
  }
}

function turned({ left, right }: { readonly left?: string; readonly right?: string }): Deciding {
  return { ...(right !== undefined && { left: right }), ...(left !== undefined && { right: left }) }
}
