import type { Visitor } from '#access/visitor.ts'
import type { IsoDay } from '#core/iso-day.ts'

import type { OfTrust } from './shelf.ts'

/** For whom tasks or days are worked out, in which trust, and on which day. */
export type AskedFor = {
  readonly visitor: Visitor
  readonly trust: OfTrust & { readonly slug: string }
  readonly today: IsoDay
}
