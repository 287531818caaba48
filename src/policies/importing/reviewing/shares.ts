import type { ReviewClause } from './review-clause.ts'
import type { ReviewDefect, ReviewRelated, Said } from './said.ts'

/** What one person said in a review, as far as it stands: the numbers of clauses, and titles. */
export type Share = {
  readonly accepted: readonly string[]
  readonly statements: readonly string[]
  readonly dismissed: readonly { readonly clause: string; readonly why: string }[]
  readonly struck: readonly string[]
  readonly corrected: readonly string[]
}

/** What a review is made of. */
export type Reviewed = {
  readonly clauses: readonly ReviewClause[]
  readonly defects: readonly ReviewDefect[]
  readonly related: readonly ReviewRelated[]
}

/** What a person said in a review, of what stands at its end. */
export function shareOf(by: string, { clauses, defects, related }: Reviewed): Share {
  const isOwn = (said: Said | undefined): boolean => said?.by === by
  const titles = (is: (one: ReviewRelated) => Said | undefined) =>
    related.filter((one) => isOwn(is(one))).map(({ title }) => title)
  return {
    accepted: clauses
      .filter(({ choices }) => choices.some(({ accepted }) => isOwn(accepted)))
      .map(({ clause }) => clause.number),
    statements: clauses
      .filter(({ state, said }) => state === 'statement' && isOwn(said))
      .map(({ clause }) => clause.number),
    dismissed: defects.flatMap(({ clause, dismissed }) =>
      dismissed?.by === by ? [{ clause, why: dismissed.why }] : [],
    ),
    struck: titles(({ struck }) => struck),
    corrected: titles(({ corrected }) => corrected),
  }
}
