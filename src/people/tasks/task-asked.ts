import type { Visitor } from '#access/visitor.ts'
import type { IsoDay } from '#core/iso-day.ts'

/** For whom tasks are asked, in which trust, and on which day. */
export type TaskAsked = {
  readonly visitor: Visitor
  readonly trust: { readonly trustId: string; readonly slug: string; readonly code: string }
  readonly today: IsoDay
}

/** Whether a person holds one of the roles, wherever. */
export function holdsAny({ visitor }: TaskAsked, roles: readonly string[]): boolean {
  return visitor.holdings.some(({ role }) => roles.includes(role))
}
