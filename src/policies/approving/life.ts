import type { IsoDay } from '#core/iso-day.ts'
import type { Term } from '#policies/terms.store.ts'

import { openOn, type Package } from './package.ts'

/** Where an edition of a policy stands between its first draft and the edition that replaces it. */
export type Life =
  | { readonly state: 'draft' }
  | { readonly state: 'in-review'; readonly decideBy: IsoDay }
  | { readonly state: 'approved'; readonly inForceFrom: IsoDay }
  | { readonly state: 'in-force'; readonly since: IsoDay; readonly reviewDue: IsoDay }
  | { readonly state: 'overdue'; readonly since: IsoDay; readonly reviewDue: IsoDay }
  | { readonly state: 'replaced'; readonly since: IsoDay; readonly on: IsoDay; readonly by: string }

type LifeTerm = Pick<Term, 'seal' | 'fromDay' | 'termId' | 'packageId'>

/** The states in their order. */
export const lifeStates = [
  'draft',
  'in-review',
  'approved',
  'in-force',
  'overdue',
  'replaced',
] as const satisfies readonly Life['state'][]

/**
 * Where the latest package of a draft stands on a day: worked out from the package, the trust's terms and
 * the day on which the edition's review is due, so that no clock has to tick for a state to change.
 */
export function lifeOf(
  one: Package | undefined,
  terms: readonly LifeTerm[],
  { today, reviewDue }: { readonly today: IsoDay; readonly reviewDue: IsoDay | undefined },
): Life {
  if (one?.state === 'approved') return approvedLife(one, terms, { today, reviewDue })
  if (one?.state !== 'in-review' || !openOn(one, today).ok) return { state: 'draft' }
  return { state: 'in-review', decideBy: one.terms.decideBy }
}

function approvedLife(
  one: Package,
  terms: readonly LifeTerm[],
  { today, reviewDue }: { readonly today: IsoDay; readonly reviewDue: IsoDay | undefined },
): Life {
  const { inForceFrom: since } = one
  if (since > today) return { state: 'approved', inForceFrom: since }
  const next = replacedBy(one, terms, today)
  if (next !== undefined) return { state: 'replaced', since, on: next.fromDay, by: next.seal }
  const due = reviewDue ?? since
  return { state: due < today ? 'overdue' : 'in-force', since, reviewDue: due }
}

/** The first term that began after this package's own and has come. */
function replacedBy(
  { packageId }: Package,
  terms: readonly LifeTerm[],
  today: IsoDay,
): LifeTerm | undefined {
  const inOrder = terms.toSorted((a, b) =>
    a.fromDay === b.fromDay ? compare(a.termId, b.termId) : compare(a.fromDay, b.fromDay),
  )
  const own = inOrder.findIndex((term) => term.packageId === packageId)
  return own < 0 ? undefined : inOrder.slice(own + 1).find(({ fromDay }) => fromDay <= today)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
