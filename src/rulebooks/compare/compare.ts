import { isoDay, type Day } from '#core/day.ts'
import type { Edition } from '#rulebooks/engine/compile.ts'
import type { NamedFacts } from '#rulebooks/engine/facts.ts'

import { leastSeen } from './found.ts'
import { huntOn, type Hunt } from './hunt.ts'
import type { Kind, Opinion } from './opinion.ts'
import { areInOrder } from './order.ts'
import { quarrelsOf } from './quarrels.ts'
import { doubtfulCases } from './readings.ts'
import { seenIn, seenOn, type Deciding, type Parts, type Seen } from './seen.ts'
import { patience, type Patience } from '#rulebooks/compare/cases/search.ts'
import { settingsApart, type SettingDifference } from './settings.ts'
import { sideOf } from '#rulebooks/compare/cases/side.ts'

/** Two editions in the words of one vocabulary, and the day on which both are asked, as if in force. */
export type Comparing = {
  readonly left: Edition
  readonly right: Edition
  readonly on: Day
  /** Only these actions; left out, all. */
  readonly actions?: readonly string[]
  /** Told after each action how many of how many are done. */
  readonly tell?: ((done: number, of: number) => void) | undefined
}

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
  const { left, right } = comparing
  if (left.vocabulary !== right.vocabulary)
    throw new Error('two editions of one vocabulary, please')
  if (!areInOrder(left, right)) {
    return mirrored(compareEditions({ ...comparing, left: right, right: left }))
  }
  const tries = patience(MOST_CASES)
  const groups = new Groups()
  const actions = comparing.actions ?? [...left.vocabulary.actions.keys()]
  for (const [i, action] of actions.entries()) {
    const hunt = huntFor(action, comparing, tries)
    if (hunt) compareOn(action, hunt, groups)
    comparing.tell?.(i + 1, actions.length)
  }
  const differences = groups.all().map((one) => ({
    ...one,
    settings: settingsApart(one, comparing),
  }))
  return { differences, gaveUp: tries.gaveUp }
}

function compareOn(action: string, hunt: Hunt, groups: Groups): void {
  for (const quarrel of quarrelsOf(hunt)) {
    const seen = seenIn(quarrel, hunt)
    if (seen) groups.join(seen, quarrel, hunt)
  }
  for (const seen of doubtsIn(action, hunt)) groups.join(seen, ANYTHING, hunt)
}

const ANYTHING = { left: 'anything', right: 'anything' } as const

/** Where both editions give the same answer, and one of them could be read otherwise. */
function doubtsIn(action: string, hunt: Hunt): readonly Seen[] {
  const { left, right, on } = hunt.sides
  const cases = [left, right].flatMap((side) => doubtfulCases(action, { side, on }, hunt.patience))
  const seen = cases.flatMap((question) => seenOn(question, ANYTHING, hunt) ?? [])
  return seen.filter(({ kind }) => kind === 'reading')
}

function huntFor(
  action: string,
  { left, right, on }: Comparing,
  tries: Patience,
): Hunt | undefined {
  const sides = { left: sideOf(left, action), right: sideOf(right, action) }
  if (!sides.left || !sides.right) return undefined
  return huntOn(action, { left: sides.left, right: sides.right, on }, tries)
}

type Group = Omit<Difference, 'settings'>

/** Differences in which the same rules give the same answers are one; the first case is made least. */
class Groups {
  readonly #groups = new Map<string, Group>()

  join(seen: Seen, parts: Parts, hunt: Hunt): void {
    const isKnown = seen.isSure && this.#groups.has(seen.gist)
    const least = isKnown ? seen : leastSeen(seen, parts, hunt)
    if (!least) return
    const { kind, question, opinions, rules, gist } = least
    const { action, asOf, facts } = question
    const one = { kind, action, on: isoDay(asOf), facts, rules, actions: [], ...opinions }
    const before = this.#groups.get(gist) ?? one
    this.#groups.set(gist, { ...before, actions: [...new Set([...before.actions, action])] })
  }

  all(): readonly Group[] {
    return [...this.#groups.values()]
  }
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
