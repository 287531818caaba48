import type { IsoDay } from '#core/iso-day.ts'

import { controlFactsOf, type ControlFacts } from './control/control-facts.ts'
import { withoutControlRows } from './control/control-rows.ts'
import { defectsIn, type ImportDefect } from './control/defects.ts'
import type { PolicyDocument } from './document.ts'
import { offerControls, type OfferedSection } from './import-document.ts'
import type { Catalogue } from './matching/catalogue.ts'

/** A document read as a policy: its clauses with offers, what it says of itself, and its defects. */
export type ReadPolicy = {
  readonly sections: readonly OfferedSection[]
  readonly control: ControlFacts
  readonly defects: readonly ImportDefect[]
}

/** Reads a document as a policy. Rows that are document control are no clauses of it. */
export function readPolicy(
  document: PolicyDocument,
  { catalogue, today }: { readonly catalogue: Catalogue; readonly today: IsoDay },
): ReadPolicy {
  const { clauses, all } = withoutControlRows(offerControls(document, catalogue))
  const control = controlFactsOf(all)
  return { sections: clauses, control, defects: defectsIn(all, control, today) }
}
