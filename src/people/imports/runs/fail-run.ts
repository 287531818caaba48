import type { RunNeeds } from './do-run.ts'
import { isWorking } from './run.ts'
import { findRun, updateRun } from './runs.store.ts'

/** Says of a run that its work went wrong; its transaction was undone, so nothing was changed. */
export async function failRun({ inTrust }: RunNeeds, runId: string): Promise<void> {
  await inTrust(async (tx) => {
    const run = await findRun(tx, runId, { lock: true })
    if (run && isWorking(run)) await updateRun(tx, runId, { state: 'failed' })
  })
}
