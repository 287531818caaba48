import type { Action } from '#access/action.ts'
import type { Thing } from '#access/thing.ts'
import type { Visitor } from '#access/visitor.ts'
import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'

import { recordAudit } from './audit.store.ts'

/** Records that a person tried what their roles do not include (ASVS 5.0, 16.3.2). */
export async function recordRefusal(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  refused: { readonly visitor: Visitor; readonly action: Action; readonly thing: Thing },
): Promise<void> {
  const { visitor, action, thing } = refused
  await db.transactionFor(visitor.trustId, async (tx) => {
    await recordAudit(tx, {
      at: clock.now(),
      actor: visitor.personId,
      action: 'access.refused',
      subject: { kind: thing.type.toLowerCase(), id: idOf(thing) },
      facts: { action },
    })
  })
}

function idOf(thing: Thing): string {
  if ('personId' in thing) return thing.personId
  return thing.type === 'Service' ? 'service' : thing.trustId
}
