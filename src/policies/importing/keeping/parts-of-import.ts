import type { Built } from '#rulebooks/ledger.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Trust } from '#people/trust.ts'
import type { ReviewClause } from '#policies/importing/reviewing/review-clause.ts'
import type { ReviewParts } from '#policies/importing/reviewing/review-parts.ts'
import { defectsLeft, relatedLeft, relatedOf } from '#policies/importing/reviewing/said.ts'
import type { Checked } from '#policies/importing/working/answers.ts'

import type { KeptCheck, PolicyImport } from './policy-import.ts'

/** What a draft of an import is made of. */
export function partsOfImport(
  { control, defects, related }: Pick<PolicyImport, 'control' | 'defects' | 'related'>,
  clauses: readonly ReviewClause[],
  at: { readonly trust: Trust; readonly today: IsoDay; readonly built: Built },
): ReviewParts {
  const { code: trust, slug, name } = at.trust
  const { today } = at
  return {
    trust,
    slug,
    name,
    clauses,
    control,
    today,
    defects: defectsLeft(defects),
    related: relatedLeft(relatedOf({ related }, clauses)),
    built: [...at.built],
  }
}

/** A check as it is kept: without the text of the draft, which is written again when it is wanted. */
export function keptOf(checked: Checked): KeptCheck {
  if (!checked.ok) return { type: 'mistaken', mistakes: checked.error.slice(0, 20) }
  const { text: _, ...check } = checked.value
  return { type: 'stands', ...check }
}
