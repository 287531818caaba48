import type { IsoDay } from '#core/iso-day.ts'

import { holdsOn, isWork, type Kind, type Person, type Stay } from './person.ts'
import type { Holding } from './roles/role.ts'

/** What a leaving ends: what someone is, and the roles they hold. */
export type Leaving = {
  readonly stays: readonly Stay[]
  readonly roles: readonly Holding[]
  /** Whether they are nothing to the trust from then on, and so cannot sign in. */
  readonly isGone: boolean
}

/** What leaving on a day, as everything or as one kind, would end; the same as `recordLeaving` does. */
export function leavingOf(
  { stays }: Person,
  holdings: readonly Holding[],
  { on, kind }: { readonly on: IsoDay; readonly kind?: Kind | undefined },
): Leaving {
  const goesOnThen = ({ until }: { readonly until?: IsoDay | undefined }): boolean =>
    until === undefined || until > on
  const ending = stays.filter(
    (stay) => goesOnThen(stay) && (kind === undefined || stay.kind === kind),
  )
  const left = stays.filter((stay) => !ending.includes(stay) && holdsOn(stay, on))
  const stillWorks = left.some((stay) => isWork(stay.kind))
  return {
    stays: ending,
    roles: stillWorks ? [] : holdings.filter(goesOnThen),
    isGone: left.length === 0,
  }
}
