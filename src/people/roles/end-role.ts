import type { Clock } from '#core/clock.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'
import { endSessionsOf } from '#people/sign-in/end-sessions.store.ts'

import { keepHolding } from './keep-holding.ts'
import type { Holding } from './role.ts'
import { findHolding } from './roles.store.ts'

/**
 * Ends a role: `on` is the first day on which it no longer holds. One that never began ends where it
 * begins. Who lost it by now is signed out in the same transaction.
 */
export async function endRole(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: {
    readonly trustId: string
    readonly by: string
    readonly holdingId: string
    readonly on: IsoDay
  },
): Promise<Result<Holding, { readonly type: 'no-such-holding' | 'ended-already' }>> {
  return db.transactionFor(asked.trustId, async (tx) => {
    const held = await findHolding(tx, asked.holdingId)
    if (!held) return err({ type: 'no-such-holding' })
    if (held.until !== undefined && held.until <= asked.on) return err({ type: 'ended-already' })
    const until = asked.on < held.from ? held.from : asked.on
    const at = clock.now()
    if (until <= dayOf(at)) await endSessionsOf(tx, [held.personId])
    const change = { at, by: asked.by, action: 'role.ended' } as const
    return ok(await keepHolding(tx, { ...held, until }, change))
  })
}
