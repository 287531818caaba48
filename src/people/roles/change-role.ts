import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'
import { findPerson } from '#people/people.store.ts'
import { holdsOn } from '#people/person.ts'
import { endSessionsOf } from '#people/sign-in/end-sessions.store.ts'

import { type RoleBar, type RoleRefusal, refusalOf } from './give-role.ts'
import { keepHolding } from './keep-holding.ts'
import type { Holding } from './role.ts'
import { findHolding, findHoldingsOf } from './roles.store.ts'

/**
 * Changes from when until when a role is held, or in which capacity; what was before stays in its
 * history. Who no longer holds it today is signed out in the same transaction. Days on
 * which it was not held before are given like the role itself, so what stands against that is asked.
 */
export async function changeRole(
  {
    db,
    clock,
    bar,
  }: { readonly db: Db; readonly clock: Clock; readonly bar?: RoleBar | undefined },
  asked: {
    readonly trustId: string
    readonly by: string
    readonly holdingId: string
    readonly to: Partial<Pick<Holding, 'from' | 'until' | 'capacity'>>
  },
): Promise<Result<Holding, RoleRefusal>> {
  return db.transactionFor(asked.trustId, async (tx) => {
    const held = await findHolding(tx, asked.holdingId)
    const person = held && (await findPerson(tx, held.personId))
    if (!person) return err({ type: 'no-such-holding' })
    const holding = { ...held, ...asked.to }
    const refusal = refusalOf(holding, person, await findHoldingsOf(tx, held.personId))
    if (refusal) return err(refusal)
    const says = isLonger(held, holding) ? await bar?.(tx, held.personId) : undefined
    if (says !== undefined) return err({ type: 'barred', says })
    const at = clock.now()
    if (!holdsOn(holding, dayOf(at))) await endSessionsOf(tx, [held.personId])
    const change = { at, by: asked.by, action: 'role.changed' } as const
    return ok(await keepHolding(tx, holding, change))
  })
}

function isLonger(before: Holding, after: Holding): boolean {
  if (after.from < before.from) return true
  return before.until !== undefined && (after.until === undefined || after.until > before.until)
}
