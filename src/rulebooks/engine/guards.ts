import type { Condition } from '#rulebooks/language/condition.ts'

import { KNOWN } from './facts.ts'
import { NO, UNSURE, YES, type Truth } from './truth.ts'

/**
 * A fact of words that must be right for a rule to speak: none of `bars` was said, and one of `needs`.
 * Where nobody has said it, it is unsure whether the rule speaks.
 */
export type Guard = { readonly slot: number; readonly bars: number; readonly needs: number }

/**
 * The guards of the rules of a list, side by side in one array, so that most rules that are silent
 * on a question are passed over without a call: rule `i` has those from `starts[i]` on.
 */
export type Guards = { readonly starts: Uint16Array; readonly table: Int32Array }

/** Three numbers a guard. */
const WIDTH = 3
/** Needs no word in particular. */
export const ANY = -1

/** Lays out the guards of rules, in their order. */
export function layOut(rules: readonly (readonly Guard[])[]): Guards {
  const table = rules.flat().flatMap(({ slot, bars, needs }) => [slot, bars, needs])
  const starts = new Uint16Array(rules.length + 1)
  rules.forEach((guards, i) => {
    starts[i + 1] = (starts[i] ?? 0) + guards.length * WIDTH
  })
  return { starts, table: Int32Array.from(table) }
}

/** Whether the guards of a rule let it speak. */
export function passes({ starts, table }: Guards, index: number, slots: Int32Array): Truth {
  const end = starts[index + 1] ?? 0
  let truth: Truth = YES
  for (let at = starts[index] ?? 0; at < end; at += WIDTH) {
    const value = slots[table[at] ?? 0] ?? 0
    if ((value & KNOWN) === 0) truth = UNSURE
    else if (isBarred(value, table, at)) return NO
  }
  return truth
}

function isBarred(value: number, table: Int32Array, at: number): boolean {
  return (value & (table[at + 1] ?? 0)) !== 0 || (value & (table[at + 2] ?? 0)) === 0
}

/**
 * Cuts a condition into guards, from its tests of words that stand alone or in “and”, and the rest;
 * both together say the same as the condition.
 */
export function guardsOf(condition: Condition): {
  readonly guards: readonly Guard[]
  readonly rest: Condition | undefined
} {
  const parts = condition.kind === 'every' ? condition.of : [condition]
  const guards = parts.flatMap(guardOf)
  const of = parts.filter((part) => part.kind !== 'words')
  return { guards, rest: of.length === 0 ? undefined : { kind: 'every', of } }
}

function guardOf(condition: Condition): readonly Guard[] {
  if (condition.kind !== 'words') return []
  const { fact, mask, not } = condition
  return [{ slot: fact.slot, bars: not ? mask : 0, needs: not ? ANY : mask }]
}
