import type { Db } from '#db/db.ts'
import { namesOf } from '#people/names/names-of.ts'
import type { ReviewClause } from '#policies/importing/reviewing/review-clause.ts'

/** The names of those who said something of clauses, by their ids. */
export function namesIn(
  needs: { readonly db: Db },
  { trustId }: { readonly trustId: string },
  clauses: readonly ReviewClause[],
): Promise<ReadonlyMap<string, string>> {
  const said = clauses.flatMap((one) => [one.said, ...one.choices.map(({ accepted }) => accepted)])
  const ids = new Set(said.flatMap((one) => (one === undefined ? [] : [one.by])))
  return namesOf(needs, { trustId, ids: [...ids] })
}
