import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'

import { insertSelfCheck } from './self-checks.store.ts'

/** Keeps that a person went through their own accounts today. What they found is never asked for here. */
export async function keepSelfCheck(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  { trustId, by }: { readonly trustId: string; readonly by: string },
): Promise<void> {
  const at = clock.now()
  await db.transactionFor(trustId, async (tx) => {
    if (!(await insertSelfCheck(tx, { personId: by, on: dayOf(at) }))) return
    const subject = { kind: 'person', id: by }
    await recordAudit(tx, { at, actor: by, action: 'self-check.done', subject })
  })
}
