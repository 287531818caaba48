import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'

import { deleteMapping } from './mappings.store.ts'

/** Forgets how a spreadsheet is to be read; harmless when nothing was kept under the name. */
export async function removeMapping(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: { readonly trustId: string; readonly by: string; readonly name: string },
): Promise<void> {
  const { trustId, by, name } = asked
  await db.transactionFor(trustId, async (tx) => {
    if (!(await deleteMapping(tx, name))) return
    const subject = { kind: 'mapping', id: name }
    await recordAudit(tx, { at: clock.now(), actor: by, action: 'mapping.removed', subject })
  })
}
