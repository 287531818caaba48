import type { IsoDay } from '#core/iso-day.ts'
import type { ControlFacts } from '#policies/importing/control/control-facts.ts'
import type { ImportDefect } from '#policies/importing/control/defects.ts'
import type { RelatedDocument } from '#policies/importing/control/related.ts'

import type { ReviewClause } from './review-clause.ts'

/** Everything a draft is made of while an imported policy is under review. */
export type ReviewParts = {
  readonly trust: string
  readonly slug: string
  readonly name: string
  readonly clauses: readonly ReviewClause[]
  readonly control: ControlFacts
  readonly defects: readonly ImportDefect[]
  readonly related: readonly RelatedDocument[]
  readonly today: IsoDay
  /** What the software does beyond answering, for the ledger. */
  readonly built: readonly string[]
}
