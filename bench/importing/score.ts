import type { OfferedClause } from '#policies/importing/import-document.ts'
import type { Offer } from '#policies/importing/matching/offers.ts'

import type { SourcePolicy } from './truth.ts'

/** How an import of one policy compares with the list of its clauses. */
export type Score = {
  readonly lines: number
  readonly lines_found: number
  readonly controls: number
  readonly controls_right: number
  /** Controls offered whose kind and capability are those of the clause, whichever control it was. */
  readonly kind_right: number
  readonly offers: number
  /** Controls offered where the list of clauses knows no such statement. */
  readonly offers_beside: number
  readonly settings: number
  readonly settings_right: number
  /** Without those that only say whether the words bind or advise. */
  readonly values: number
  readonly values_right: number
}

/** Where the import found a line of the source: the clauses that were read from it. */
export type ClausesAt = (line: number) => readonly OfferedClause[]

type Expected = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** Compares an import with the truth. */
export function scoreImport(
  policy: SourcePolicy,
  clauses: readonly OfferedClause[],
  { at, expected }: { readonly at: ClausesAt; readonly expected: Expected },
): Score {
  const lines = [...new Set(policy.clauses.map(({ line }) => line))]
  const controls = policy.clauses.filter(({ isControl }) => isControl)
  const offersAt = (line: number) => at(line).flatMap(({ offers }) => offers)
  const settings = controls.flatMap(({ id, line }) =>
    Object.entries(expected[id] ?? {}).map(([key, value]) => ({
      key,
      isRight: offersAt(line)
        .filter(({ control }) => control.from.includes(id))
        .some((offer) => isRead(offer, key, value)),
    })),
  )
  const values = settings.filter(({ key }) => key !== 'strength')
  const offers = clauses.flatMap((clause) => clause.offers)
  return {
    lines: lines.length,
    lines_found: lines.filter((line) => at(line).length > 0).length,
    controls: controls.length,
    controls_right: controls.filter(({ id, line }) =>
      offersAt(line).some(({ control }) => control.from.includes(id)),
    ).length,
    kind_right: controls.filter(({ does, what, line }) =>
      offersAt(line).some(({ control }) => control.does === does && control.what === what),
    ).length,
    offers: offers.length,
    offers_beside: offers.length - offersInPlace(policy, at),
    settings: settings.length,
    settings_right: settings.filter(({ isRight }) => isRight).length,
    values: values.length,
    values_right: values.filter(({ isRight }) => isRight).length,
  }
}

/** Offers that some statement printed at their place is known for. */
function offersInPlace({ clauses }: SourcePolicy, at: ClausesAt): number {
  const inPlace = new Set<Offer>()
  for (const { id, line } of clauses) {
    for (const offer of at(line).flatMap(({ offers }) => offers)) {
      if (offer.control.from.includes(id)) inPlace.add(offer)
    }
  }
  return inPlace.size
}

/** Whether an offer's setting was read as it ought to be. */
export function isRead(offer: Offer, key: string, expected: unknown): boolean {
  if (key === 'when') return offer.urgent
  const found = offer.settings.find(
    (one) => one.key === key || one.key.split(/[._]/).at(-1) === key || one.setting.reads === key,
  )
  if (found === undefined) return false
  if (expected === 'unread') return found.words === undefined
  return JSON.stringify(found.value) === JSON.stringify(expected)
}

/** A share of a whole per cent, to one decimal; all of nothing is 100. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.round((part * 1000) / whole) / 10
}
