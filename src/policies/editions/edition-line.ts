import { isoDay } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Term } from '#policies/terms.store.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

/** How an edition stands on a day: `passed-over` when another took its place before it began. */
export type EditionState = 'coming' | 'in-force' | 'replaced' | 'passed-over'

/** An edition of a trust on its line of time. */
export type EditionLine = {
  readonly seal: string
  readonly label: string
  readonly from: IsoDay
  /** The day from which another is in force in its place. */
  readonly until?: IsoDay
  readonly state: EditionState
  /** Approved here; the first edition came with the software. */
  readonly packageId?: string
}

/** The editions of a trust from the first to the last, and how each stands on a day. */
export function editionLines(
  terms: readonly Term[],
  first: Pick<SealedEdition, 'seal' | 'rulebook'> | undefined,
  today: IsoDay,
): readonly EditionLine[] {
  const inOrder = [...(first ? [termOfFirst(first)] : []), ...terms.toReversed()]
  return inOrder.map((term, i) => {
    const until = inOrder[i + 1]?.fromDay
    const { seal, label, fromDay: from, packageId } = term
    return {
      seal,
      label,
      from,
      state: stateOn(today, from, until),
      ...(until === undefined ? {} : { until }),
      ...(packageId === undefined ? {} : { packageId }),
    }
  })
}

type Placed = Pick<Term, 'seal' | 'label' | 'fromDay'> & { readonly packageId?: string | undefined }

function termOfFirst({ seal, rulebook }: Pick<SealedEdition, 'seal' | 'rulebook'>): Placed {
  const { edition, inForce } = rulebook.control
  return { seal, label: edition, fromDay: isoDay(inForce.from) }
}

function stateOn(today: IsoDay, from: IsoDay, until: IsoDay | undefined): EditionState {
  if (until !== undefined && until <= from) return 'passed-over'
  if (from > today) return 'coming'
  return until === undefined || until > today ? 'in-force' : 'replaced'
}
