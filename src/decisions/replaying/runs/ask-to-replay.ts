import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import { sendJob } from '#jobs/send-job.ts'

import { isInterrupted, isWorking } from './run.ts'
import { findRun, putWaitingRun, type OfRevision } from './runs.store.ts'

/** The queue in which revisions wait to be replayed; migrations/0016 makes it. */
export const replayQueue = 'replay-draft'

/**
 * Has a revision of a draft put to the kept questions in the background. Asked while that is in hand it
 * changes nothing; asked again later, it finds what was kept since.
 */
export async function askToReplay(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: OfRevision & { readonly trustId: string; readonly by: string },
): Promise<void> {
  const { trustId, draftId, revision, by } = asked
  const at = clock.now()
  await db.transactionFor(trustId, async (tx) => {
    const run = await findRun(tx, { draftId, revision }, 'lock')
    if (run && isWorking(run) && !isInterrupted(run, at)) return
    await putWaitingRun(tx, { draftId, revision, by, at })
    await sendJob(tx, replayQueue, { draftId })
    await recordAudit(tx, {
      at,
      actor: by,
      action: 'draft.replayed',
      subject: { kind: 'draft', id: draftId },
      facts: { revision },
    })
  })
}
