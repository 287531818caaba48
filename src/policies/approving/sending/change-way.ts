import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'

import type { ApprovalWay } from './way.ts'
import { putWay } from './ways.store.ts'

/** Changes how a trust decides. Packages that were sealed before are decided as it was said then. */
export async function changeWay(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: { readonly trustId: string; readonly by: string; readonly way: ApprovalWay },
): Promise<void> {
  const { trustId, by, way } = asked
  const at = clock.now()
  await db.transactionFor(trustId, async (tx) => {
    await putWay(tx, way, { by, at })
    await recordAudit(tx, {
      at,
      actor: by,
      action: 'approval-way.changed',
      subject: { kind: 'trust', id: trustId },
      facts: { ...way },
    })
  })
}
