import { ok, type Result } from '#core/result.ts'
import { settleDraft } from '#policies/importing/drafting/settle-draft.ts'
import type { Catalogue } from '#policies/importing/matching/catalogue.ts'
import { countStates, ledgerOf } from '#rulebooks/ledger.ts'
import type { Mistake } from '#rulebooks/language/mistakes.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'

import { offerOf } from './choice.ts'
import { sectionsOf } from './review-clause.ts'
import type { ReviewParts } from './review-parts.ts'
import { surprisesIn, type Surprise } from './surprises.ts'

/** What the choices so far give: the draft as it would be, and how it stands. */
export type CheckedDraft = ReviewCheck & { readonly text: string }

/** How a draft stands as it would be with the choices so far. */
export type ReviewCheck = {
  readonly rules: number
  readonly confirmed: number
  readonly statements: number
  readonly examples: number
  readonly surprises: readonly Surprise[]
  /** Controls that never get to speak, as another clause always speaks first: `clause control`. */
  readonly leftOut: readonly string[]
  readonly ledger: Readonly<Record<string, number>>
  readonly defects: number
}

/** Makes the draft of a review and checks it as a rulebook is checked. Pure. */
export function checkReview(
  parts: ReviewParts,
  { catalogue, vocabulary }: { readonly catalogue: Catalogue; readonly vocabulary: Vocabulary },
): Result<CheckedDraft, readonly Mistake[]> {
  const sections = sectionsOf(parts.clauses, (choices) =>
    choices.map((one) => offerOf(one, catalogue)).filter((one) => one !== undefined),
  )
  const settled = settleDraft({ ...parts, sections }, vocabulary)
  if (!settled.ok) return settled
  const { text, edition, rules, leftOut, results } = settled.value
  const { rulebook } = edition
  const clauses = [...rulebook.clauses.values()]
  const all = clauses.flatMap((clause) => [...clause.rules, ...clause.duties])
  return ok({
    text,
    rules,
    confirmed: all.filter(({ confirmed }) => confirmed).length,
    statements: clauses.filter(({ rules: own, duties }) => own.length + duties.length === 0).length,
    examples: results.length,
    surprises: surprisesIn(results, catalogue),
    leftOut,
    ledger: countStates(ledgerOf(rulebook, new Set(parts.built))),
    defects: rulebook.defects.length,
  })
}
