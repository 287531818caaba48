import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'

import { recordAudit } from './audit.store.ts'
import { erasureAction } from './log/erasures.ts'
import { eraseListed, findErasable, openLog } from './log.store.ts'

/** Entries to erase, who asks for it and on what ground, such as the retention rule that is due. */
export type Erasure = {
  readonly trustId: string
  readonly entryIds: readonly string[]
  readonly actor: string
  readonly why: string
}

/**
 * Erases what audit entries say, for good, and gives how many were erased. Their places in the log stay,
 * with commitments that tell nothing, and an entry of its own says which they were and why. Entries
 * about erasures are never erased.
 */
export async function eraseEntries(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  { trustId, entryIds, actor, why }: Erasure,
): Promise<number> {
  return db.transactionFor(trustId, async (tx) => {
    await openLog(tx)
    const indexes = await findErasable(tx, entryIds)
    if (indexes.length === 0) return 0
    const erasureId = await recordAudit(tx, {
      at: clock.now(),
      actor,
      action: erasureAction,
      subject: { kind: 'audit-log', id: trustId },
      facts: { indexes, why },
    })
    return eraseListed(tx, erasureId)
  })
}
