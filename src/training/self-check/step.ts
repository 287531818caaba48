import type { IsoDay } from '#core/iso-day.ts'
import type { Rule } from '#rulebooks/language/rulebook.ts'
import type { Fact } from '#rulebooks/language/vocabulary.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

/** How strongly a clause speaks: as a rule, or as advice. */
export type Strength = 'binding' | 'advisory'

/** One thing to look at in one's own accounts, with the clause that says so. */
export type Step = {
  readonly clause: string
  readonly title: string
  readonly text: string
  readonly strength: Strength
  /** A rule that tells right from wrong, and the fact it turns on. */
  readonly by?: { readonly rule: Rule; readonly fact: Fact } | undefined
}

/** For whom and on which day somebody looks through their accounts. */
export type Asking = {
  readonly edition: SealedEdition
  readonly roles: readonly string[]
  readonly today: IsoDay
}
