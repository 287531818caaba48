import { ledgerOf, countStates, type Built } from '#rulebooks/ledger.ts'

import type { ImportedPolicy } from './import-policy.ts'
import type { OfferedSetting, Offer } from './matching/offers.ts'

/** What an import found, in the form it is printed in. */
export type ImportSummary = {
  readonly trust: string
  readonly slug: string
  readonly name: string
  readonly kind: string
  readonly pages?: number
  readonly clauses: number
  readonly rules: number
  readonly statements: number
  readonly examples: number
  readonly ledger: Readonly<Record<string, number>>
  readonly control: Readonly<Record<string, unknown>>
  readonly related: readonly unknown[]
  readonly defects: readonly unknown[]
  readonly leftOut: readonly string[]
  readonly offers: readonly OfferSummary[]
}

/** An offer as it is printed: the control, its settings, and why it was offered. */
export type OfferSummary = {
  readonly clause: string
  readonly control: string
  readonly title: string
  readonly why: string
  readonly settings: Readonly<Record<string, unknown>>
}

/** Sums up an import for the person who brought the document, without its sentences. */
export function summarise(imported: ImportedPolicy, built: Built): ImportSummary {
  const { trust, slug, name, document, sections, control, draft } = imported
  const { rulebook } = draft.edition
  const clauses = sections.flatMap((section) => section.clauses)
  return {
    trust,
    slug,
    name,
    kind: document.kind,
    ...(document.pages === undefined ? {} : { pages: document.pages }),
    clauses: clauses.length,
    rules: draft.rules,
    statements: [...rulebook.clauses.values()].filter(
      ({ rules, duties }) => rules.length + duties.length === 0,
    ).length,
    examples: [...rulebook.clauses.values()].flatMap(({ examples }) => examples).length,
    ledger: countStates(ledgerOf(rulebook, built)),
    control: { ...control },
    related: rulebook.related,
    defects: rulebook.defects,
    leftOut: draft.leftOut,
    offers: clauses.flatMap(({ number, offers }) =>
      offers.map((offer) => offerSummary(`${trust}-${number}`, offer)),
    ),
  }
}

function offerSummary(clause: string, offer: Offer): OfferSummary {
  return {
    clause,
    control: offer.control.id,
    title: offer.control.title,
    why: whyWords(offer),
    settings: Object.fromEntries(offer.settings.map((one) => [one.key, settingSummary(one)])),
  }
}

function settingSummary({ value, words }: OfferedSetting): unknown {
  return words === undefined
    ? { value, why: 'the usual value; the words do not say' }
    : { value, why: `read from “${words}”` }
}

/** Why a control was offered, in a sentence. */
export function whyWords({ reasons, like }: Offer): string {
  if (like !== undefined) {
    return `It resembles “${like}”: both have ${reasons.map(({ words }) => words).join(', ')}.`
  }
  const parts = reasons.map(
    ({ idea, words, around }) => `${idea} (“${words}”${around ? ', above it' : ''})`,
  )
  return `It speaks of ${parts.join(', ')}.`
}
