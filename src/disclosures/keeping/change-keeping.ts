import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'

import { putKeeping } from './keeping.store.ts'

/** Changes for how many months after they are over a trust keeps the words of disclosures; undefined: without end. */
export async function changeKeeping(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: { readonly trustId: string; readonly by: string; readonly months: number | undefined },
): Promise<void> {
  const { trustId, by, months } = asked
  const at = clock.now()
  await db.transactionFor(trustId, async (tx) => {
    await putKeeping(tx, { months: months ?? null, by, at })
    await recordAudit(tx, {
      at,
      actor: by,
      action: 'disclosure-keeping.changed',
      subject: { kind: 'trust', id: trustId },
      facts: { months: months ?? 'without end' },
    })
  })
}
