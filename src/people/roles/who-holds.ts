import type { IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'

import type { Holding, Role } from './role.ts'
import { findHoldingsOn } from './roles.store.ts'

/** Someone who holds a role, by name. */
export type Holder = Holding & { readonly name: string }

/** Who holds a role on a day: holders first, then alternates; for all roles when none is named. */
export async function whoHolds(
  { db }: { readonly db: Db },
  asked: {
    readonly trustId: string
    readonly day: IsoDay
    readonly role?: Role
    /** Holders for this school, and those who hold the role for the whole trust. */
    readonly schoolId?: string
  },
): Promise<readonly Holder[]> {
  const held = await db.transactionFor(asked.trustId, (tx) => findHoldingsOn(tx, asked.day))
  return held.filter(
    ({ role, schoolId }) =>
      (asked.role === undefined || role === asked.role) &&
      (asked.schoolId === undefined || schoolId === undefined || schoolId === asked.schoolId),
  )
}
