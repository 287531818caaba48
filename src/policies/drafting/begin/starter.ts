import type { IsoDay } from '#core/iso-day.ts'
import type { Result } from '#core/result.ts'
import { settleDraft } from '#policies/importing/drafting/settle-draft.ts'
import type { OfferedClause, OfferedSection } from '#policies/importing/import-document.ts'
import type { Catalogue } from '#policies/importing/matching/catalogue.ts'
import { settingsFor, type Offer } from '#policies/importing/matching/offers.ts'
import { isUrgent } from '#policies/importing/matching/readers.ts'
import type { ImportedClause } from '#policies/importing/structure/clauses.ts'
import type { Mistake } from '#rulebooks/language/mistakes.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'
import { setControl } from '#rulebooks/writing/control.ts'

import type { StarterSection } from './read-starter.ts'

/** What a draft from ready clauses is made from. */
export type FromStarter = {
  readonly catalogue: Catalogue
  readonly vocabulary: Vocabulary
  readonly today: IsoDay
}

/** The trust a draft is for, and the ready clauses it takes, by their numbers. */
export type StarterAsked = {
  readonly trust: { readonly code: string; readonly slug: string; readonly name: string }
  readonly sections: readonly StarterSection[]
  readonly chosen: ReadonlySet<string>
}

/**
 * The text of a first draft, 0.1, from ready clauses: words, rules that are accepted with them, settings
 * and examples with the answers the draft gives. A statement is always taken. Pure.
 */
export function draftFromStarter(
  { catalogue, vocabulary, today }: FromStarter,
  { trust, sections, chosen }: StarterAsked,
): Result<string, readonly Mistake[]> {
  const offered = sections.map((section, i) => ({
    number: String(i + 1),
    title: section.title,
    clauses: section.clauses
      .filter(({ number, control }) => control === undefined || chosen.has(number))
      .map(({ number, control, words }) =>
        clauseOf(importedAs(number, words.replaceAll('NAME', trust.name), section), {
          control,
          catalogue,
        }),
      ),
  }))
  const parts = {
    trust: trust.code,
    slug: trust.slug,
    name: trust.name,
    sections: offered.filter((section: OfferedSection) => section.clauses.length > 0),
    control: { history: [] },
    defects: [],
    today,
  }
  const draft = settleDraft(parts, vocabulary)
  if (!draft.ok) return draft
  const numbered = setControl(draft.value.text, { edition: '0.1', inForceFrom: today })
  return numbered.ok ? numbered : { ok: true, value: draft.value.text }
}

function importedAs(number: string, text: string, { title }: StarterSection): ImportedClause {
  const around = { section: title, part: '', lead: '', leant: '' }
  return { number, text, sources: [], kind: 'statement', around }
}

function clauseOf(
  clause: ImportedClause,
  {
    control: id,
    catalogue,
  }: { readonly control: string | undefined; readonly catalogue: Catalogue },
): OfferedClause {
  if (id === undefined) return { ...clause, offers: [] }
  const control = catalogue.controls.find((one) => one.id === id)
  if (control === undefined) throw new Error(`there is no control ${id} in the catalogue`)
  const offer: Offer = {
    control,
    score: 0,
    reasons: [],
    settings: settingsFor(control, clause),
    urgent: isUrgent(clause.text),
    isAccepted: true,
  }
  return { ...clause, offers: [offer] }
}
