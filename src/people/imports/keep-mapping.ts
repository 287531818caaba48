import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'

import { putMapping } from './mappings.store.ts'
import type { CsvMapping } from './reading/mapping.ts'

/** Keeps how a spreadsheet is to be read under a name, for the next time. */
export async function keepMapping(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: {
    readonly trustId: string
    readonly by: string
    readonly name: string
    readonly mapping: CsvMapping
  },
): Promise<void> {
  await db.transactionFor(asked.trustId, async (tx) => {
    await putMapping(tx, asked.name, asked.mapping)
    await recordAudit(tx, {
      at: clock.now(),
      actor: asked.by,
      action: 'mapping.kept',
      subject: { kind: 'mapping', id: asked.name },
    })
  })
}
