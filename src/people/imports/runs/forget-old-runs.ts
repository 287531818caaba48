import { instantAt } from '#core/clock.ts'
import type { Tx } from '#db/db.ts'

import { deleteFiles } from './files.store.ts'
import { deleteLines } from './lines.store.ts'
import { isWorking } from './run.ts'
import { findRunsToForget, updateRun } from './runs.store.ts'

const sevenDays = 7 * 86_400_000

/** When the files and lists of a run that began at an instant are taken away. */
export function forgottenAt(startedAt: Date): Date {
  return instantAt(startedAt.getTime() + sevenDays)
}

/** Takes away the files and the lists of people of imports begun more than seven days ago. */
export async function forgetOldRuns(tx: Tx, now: Date): Promise<void> {
  const before = instantAt(now.getTime() - sevenDays)
  for (const run of await findRunsToForget(tx, before)) {
    if (isWorking(run)) continue
    await deleteFiles(tx, run.runId)
    await deleteLines(tx, run.runId)
    const ended = run.state === 'applied' || run.state === 'cancelled'
    await updateRun(tx, run.runId, {
      isForgotten: true,
      ...(ended ? {} : { state: 'cancelled', finishedAt: now }),
    })
  }
}
