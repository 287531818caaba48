import type { Setting } from './rulebook.ts'
import type { Fact } from './vocabulary.ts'

/** A number in a comparison: fixed (perhaps by a setting), or another fact. */
export type Operand =
  | { readonly type: 'fixed'; readonly value: number }
  | { readonly type: 'fact'; readonly fact: Fact }

/** A condition on facts: three-valued, for a fact may be unknown. */
export type Condition =
  | { readonly kind: 'words'; readonly fact: Fact; readonly mask: number; readonly not: boolean }
  | { readonly kind: 'compare'; readonly fact: Fact; readonly op: Comparison; readonly to: Operand }
  | {
      readonly kind: 'years'
      readonly fact: Fact
      readonly op: 'past' | 'reached'
      readonly years: number
    }
  | { readonly kind: 'version'; readonly fact: Fact; readonly is: VersionKind }
  | {
      readonly kind: 'next-version'
      readonly fact: Fact
      readonly step: 'whole' | 'decimal'
      readonly after: Fact
    }
  | { readonly kind: 'has-word'; readonly fact: Fact; readonly words: readonly string[] }
  | { readonly kind: 'every' | 'some' | 'none'; readonly of: readonly Condition[] }

/** The comparisons of numbers, versions and days, as conditions write them. */
export type Comparison = 'at_least' | 'under' | 'before' | 'on_or_before' | 'after' | 'on_or_after'
/** What a version can be: 1.0, 1.2, or the first draft 0.1. */
export type VersionKind = 'whole' | 'decimal' | 'first-draft'

/** What a condition may name: the facts, and the settings of its rulebook where it has one. */
export type Names = {
  readonly facts: ReadonlyMap<string, Fact>
  readonly settings: ReadonlyMap<string, Setting>
}

/** The day of the question, usable wherever a date fact is. */
export const AS_OF: Fact = {
  name: 'as_of',
  slot: 0,
  type: 'date',
  ask: 'On which day?',
  open: false,
  volunteered: 'no',
  many: false,
  heardIn: [],
  heardWith: [],
  words: new Map(),
  spellings: new Map(),
}

/** Years that never pass. */
export const FOREVER = 100_000

/** A word of a condition that cannot be read; `at` is the path to it inside the map. */
export class ConditionMistake extends Error {
  readonly at: readonly string[]
  constructor(at: readonly string[], says: string) {
    super(says)
    this.at = at
  }
}
