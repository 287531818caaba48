import type { IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Mistake } from '#rulebooks/language/mistakes.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'

import type { ControlFacts } from './control/control-facts.ts'
import type { PolicyDocument } from './document.ts'
import { settleDraft, type SettledDraft } from './drafting/settle-draft.ts'
import type { OfferedSection } from './import-document.ts'
import type { Catalogue } from './matching/catalogue.ts'
import { readPolicy } from './read-policy.ts'
import { trustCode, trustSlug } from './trust-code.ts'

/** What an import rests on beside the document. */
export type ImportNeeds = {
  readonly catalogue: Catalogue
  readonly vocabulary: Vocabulary
  readonly today: IsoDay
}

/** What the person who imports says that the document may not: the trust's code and name. */
export type ImportWishes = { readonly trust?: string; readonly name?: string }

/** An imported policy: what was found, what was offered, and the draft rulebook. */
export type ImportedPolicy = {
  readonly trust: string
  readonly slug: string
  readonly name: string
  readonly document: PolicyDocument
  readonly sections: readonly OfferedSection[]
  readonly control: ControlFacts
  readonly draft: SettledDraft
}

const nothingSaid: Mistake = {
  file: 'the document',
  line: 1,
  says: 'it has headings and no words under them',
}

/**
 * Imports a policy document: clauses, offers, document control, related documents, defects, and a
 * draft rulebook that passes every check. Pure. Gives the mistakes of a draft that will not settle.
 */
export function importPolicy(
  document: PolicyDocument,
  { catalogue, vocabulary, today }: ImportNeeds,
  wishes: ImportWishes = {},
): Result<ImportedPolicy, readonly Mistake[]> {
  const { sections, control, defects } = readPolicy(document, { catalogue, today })
  if (sections.length === 0) return err([nothingSaid])
  const name = wishes.name ?? control.trustName?.value ?? 'A trust whose name is not printed'
  const trust = wishes.trust ?? trustCode(name)
  const slug = trustSlug(name)
  const parts = { trust, slug, name, sections, control, defects, today }
  const draft = settleDraft(parts, vocabulary)
  if (!draft.ok) return draft
  return ok({ trust, slug, name, document, sections, control, draft: draft.value })
}
