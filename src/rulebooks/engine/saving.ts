import type { Terms } from '#rulebooks/language/rulebook.ts'

import { RANK } from './rank.ts'
import { LEAST, MOST, SAID } from './stance.ts'

/**
 * Which rules of a list put an act outside the policy, and, for every rule, which of these save it:
 * a bit for each, in their order.
 */
export type Saving = {
  readonly outsides: readonly number[]
  readonly savers: Int32Array
  /** Whether anything is saved at all. */
  readonly any: boolean
}

/** A rule as far as saving goes. */
type Saver = {
  readonly terms: Terms
  readonly rule: { readonly saves: readonly string[]; readonly clause: string }
}

const MOST_OUTSIDES = 31

/** Finds which rules of a list save which. */
export function savingOf(rules: readonly Saver[]): Saving {
  const outsides = rules.flatMap(({ terms }, i) => (terms.effect.type === 'outside' ? [i] : []))
  if (outsides.length > MOST_OUTSIDES) throw new Error('too many rules put one action outside')
  const savers = rules.map(({ rule: { clause } }) =>
    outsides.reduce(
      (bits, o, k) => (rules[o]?.rule.saves.includes(clause) ? bits | (1 << k) : bits),
      0,
    ),
  )
  const any = rules.some(({ rule }) => rule.saves.length > 0)
  return { outsides, savers: Int32Array.from(savers), any }
}

/** Whether a rule that puts the act outside speaks, or may. */
export function isOutside({ outsides }: Saving, stances: Uint16Array): boolean {
  for (const index of outsides) if (stances[index] !== 0) return true
  return false
}

/**
 * Where clauses put an act outside the policy save for some clauses, and one that all of them save
 * speaks, the act is not outside after all: only the saved clauses answer. The order of the rules
 * makes no difference. Changes the stances the last `weigh` left.
 */
export function spare(saving: Saving, stances: Uint16Array): void {
  const by = {
    said: outsidesWith(SAID, saving, stances),
    least: outsidesWith(LEAST, saving, stances),
    most: outsidesWith(MOST, saving, stances),
  }
  for (const index of saving.outsides) stances[index] = 0
  const spared = partsSpared(saving, stances, by)
  for (let i = 0; i < stances.length; i++) {
    stances[i] = (stances[i] ?? 0) & ~partsSilenced(~(saving.savers[i] ?? 0), by, spared)
  }
  for (let k = 0; k < saving.outsides.length; k++) {
    stances[saving.outsides[k] ?? 0] = outsideStance(1 << k, by) & ~spared
  }
}

/** The rules that put the act outside, a bit each: by what was said, certainly, and possibly. */
type By = { readonly said: number; readonly least: number; readonly most: number }

function outsidesWith(part: number, { outsides }: Saving, stances: Uint16Array): number {
  let bits = 0
  for (let k = 0; k < outsides.length; k++) {
    if (((stances[outsides[k] ?? 0] ?? 0) & part) !== 0) bits |= 1 << k
  }
  return bits
}

/**
 * The parts in which the act is spared: a rule stands that all those who put it outside save. What is
 * certain of one side rests on what is possible for the other.
 */
function partsSpared({ savers }: Saving, stances: Uint16Array, { said, least, most }: By): number {
  let spared = 0
  for (let i = 0; i < stances.length; i++) {
    const stance = stances[i] ?? 0
    const others = ~(savers[i] ?? 0)
    spared |=
      markIf(SAID, stance & SAID, said & others) |
      markIf(LEAST, stance & MOST, least & others) |
      markIf(MOST, stance & LEAST, most & others)
  }
  return spared
}

function markIf(part: number, standing: number, unsaved: number): number {
  return standing !== 0 && unsaved === 0 ? part : 0
}

/** The parts in which a rule has no say; by what was said it still supports an act that stays outside. */
function partsSilenced(others: number, { said, least, most }: By, spared: number): number {
  return (
    ((said & others) === 0 ? 0 : spared & SAID) |
    ((most & others) === 0 ? 0 : LEAST) |
    ((least & others) === 0 ? 0 : MOST)
  )
}

function outsideStance(bit: number, { said, least, most }: By): number {
  const { outside } = RANK
  return (
    ((said & bit) === 0 ? 0 : outside) |
    ((least & bit) === 0 ? 0 : outside << 4) |
    ((most & bit) === 0 ? 0 : outside << 8)
  )
}
