import type { Names } from './condition.ts'
import type { Used } from './read-condition.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What a rule block may name, and where its mistakes go (a path inside the block, and words). */
export type RuleScope = {
  readonly vocabulary: Vocabulary
  readonly names: Names
  readonly people: ReadonlySet<string>
  readonly complain: (at: readonly (string | number)[], says: string) => void
  /** The settings the rule has used so far. */
  readonly used: Used
}
