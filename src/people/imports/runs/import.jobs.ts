import type { Clock } from '#core/clock.ts'
import type { Work } from '#jobs/job.ts'

import { applyRun, prepareRun, type RunNeeds } from './do-run.ts'
import { failRun } from './fail-run.ts'
import { forgetOldRuns } from './forget-old-runs.ts'
import type { ImportRun } from './run.ts'
import { findRun } from './runs.store.ts'

/** The name of the queue in which runs wait for their work. */
const importQueue = 'import-people'

/** Works on runs of imports: reads what was sent, applies what was looked at, forgets what is old. */
export function importPeople({ clock }: { readonly clock: Clock }): Work {
  return {
    name: importQueue,
    run: async (job) => {
      const runId = job.ids['runId'] ?? ''
      const needs = { inTrust: job.transaction, clock }
      const run = await job.transaction(async (tx) => {
        await forgetOldRuns(tx, clock.now())
        return findRun(tx, runId)
      })
      try {
        await work(needs, run)
      } catch (error) {
        // What went wrong goes to the log; the people who wait are told that nothing was changed.
        await failRun(needs, runId)
        throw error
      }
    },
  }
}

/** A run whose work was done already, or that was cancelled, is left alone. */
async function work(needs: RunNeeds, run: ImportRun | undefined): Promise<void> {
  if (run?.state === 'reading') await prepareRun(needs, run)
  if (run?.state === 'applying') await applyRun(needs, run)
}
