import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'
import { sendJobFor } from '#jobs/send-job.ts'

import { forgetOldRuns, forgottenAt } from './forget-old-runs.ts'
import type { ImportRun } from './run.ts'
import { insertRun } from './runs.store.ts'

/** Begins an import and gives its id; nothing is read or changed before its files have come. */
export async function startRun(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: Pick<ImportRun, 'format' | 'source' | 'group' | 'mapping' | 'startedBy'> & {
    readonly trustId: string
  },
): Promise<string> {
  const { trustId, ...run } = asked
  const runId = newId()
  const now = clock.now()
  await db.transactionFor(trustId, async (tx) => {
    await forgetOldRuns(tx, now)
    await insertRun(tx, { ...run, runId, startedAt: now })
    await recordAudit(tx, {
      at: now,
      actor: run.startedBy,
      action: 'import.begun',
      subject: { kind: 'import', id: runId },
      facts: { format: run.format, source: run.source },
    })
    await sendJobFor(tx, 'import-people', { ids: { runId }, notBefore: forgottenAt(now) })
  })
  return runId
}
