import type { RecordedFact } from '#decisions/live-facts.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'

/** Where an answer is shown: the trust's address, its words, and the day it was asked. */
export type DecisionPlace = {
  readonly slug: string
  readonly vocabulary: Vocabulary
  readonly askedOn: string
  /** The seal of the edition that answered, where another is in force today: its words are there. */
  readonly replaced?: string | undefined
  /** What live records say of the question now, in the place of anything a person could claim. */
  readonly recorded?: readonly RecordedFact[]
  /** The facts of those that would leave the answer as it is though the policy asks for them. */
  readonly asked?: ReadonlySet<string>
}
