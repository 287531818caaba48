import { createHash } from 'node:crypto'

import type { ImportDefect } from '#policies/importing/control/defects.ts'
import { relatedIn, type RelatedDocument } from '#policies/importing/control/related.ts'

import type { ReviewClause } from './review-clause.ts'

/** Who said something in a review, and when. */
export type Said = { readonly by: string; readonly at: Date }

/** A defect under review: as it was found, or dismissed by somebody who says why. */
export type ReviewDefect = ImportDefect & { readonly dismissed?: Said & { readonly why: string } }

/** A document under review that the policy leans on: as it was found, put right, or struck out. */
export type ReviewRelated = RelatedDocument & { readonly corrected?: Said; readonly struck?: Said }

/** A defect that is found anew, dismissed where the same was dismissed before. */
export function dismissedAsBefore(
  defect: ImportDefect,
  before: readonly ReviewDefect[],
): ReviewDefect {
  return before.find((one) => defectMark(one) === defectMark(defect)) ?? defect
}

/** A mark by which a defect is known again, in an address or when it is found anew. */
export function defectMark({ clause, kind, says }: ImportDefect): string {
  return createHash('sha256').update(`${clause} ${kind} ${says}`).digest('hex').slice(0, 16)
}

/** The defects that stand, as a draft lists them. */
export function defectsLeft(defects: readonly ReviewDefect[]): readonly ImportDefect[] {
  return defects
    .filter(({ dismissed }) => dismissed === undefined)
    .map(({ clause, kind, says, treated }) => ({ clause, kind, says, treated }))
}

/** The documents that stand, as a draft lists them. */
export function relatedLeft(related: readonly ReviewRelated[]): readonly RelatedDocument[] {
  return related
    .filter(({ struck }) => struck === undefined)
    .map(({ title, kind, status, year, clause }) => ({
      title,
      kind,
      status,
      ...(year === undefined ? {} : { year }),
      clause,
    }))
}

/** The documents a review has, or those its clauses name where nobody has said anything of them. */
export function relatedOf(
  { related }: { readonly related?: readonly ReviewRelated[] | undefined },
  clauses: readonly Pick<ReviewClause, 'clause'>[],
): readonly ReviewRelated[] {
  return related ?? relatedIn(clauses.map(({ clause }) => clause))
}
