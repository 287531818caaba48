import type { PolicyDocument } from './document.ts'
import type { Catalogue } from './matching/catalogue.ts'
import { offersBy, type Offer } from './matching/offers.ts'
import { clausesOf, type ImportedClause } from './structure/clauses.ts'
import { outlineOf } from './structure/outline.ts'

/** A clause with the controls it resembles, best first; none: it stays a statement. */
export type OfferedClause = ImportedClause & { readonly offers: readonly Offer[] }

/** A section of an imported policy. */
export type OfferedSection = {
  readonly number: string
  readonly title: string
  readonly clauses: readonly OfferedClause[]
}

/** Cuts a document into clauses and offers each the controls it resembles. */
export function offerControls(
  document: PolicyDocument,
  catalogue: Catalogue,
): readonly OfferedSection[] {
  const offersFor = offersBy(catalogue)
  return clausesOf(outlineOf(document)).map((section) => ({
    ...section,
    clauses: section.clauses.map((clause) => ({ ...clause, offers: offersFor(clause) })),
  }))
}
