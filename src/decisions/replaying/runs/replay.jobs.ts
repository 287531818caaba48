import { replayed, type ReplayNeeds } from '#decisions/replaying/replay-draft.ts'
import { textAsEdition } from '#decisions/replaying/text-as-edition.ts'
import type { Job, Work } from '#jobs/job.ts'
import { ownTrust } from '#people/own-trust.ts'
import type { Library } from '#rulebooks/library.ts'

import { replayQueue } from './ask-to-replay.ts'
import { reportProgress } from './report-progress.ts'
import type { ReplayRun } from './run.ts'
import { findOpenRuns, findText, putProgress, putReport } from './runs.store.ts'

/** What replaying in the background needs. */
export type ReplayWorkNeeds = ReplayNeeds & { readonly library: Library }

/** Works on replays that were asked for. Done twice, the report is made twice and is the same. */
export function replayDrafts(needs: ReplayWorkNeeds): Work {
  return {
    name: replayQueue,
    run: async (job) => {
      const draftId = job.ids['draftId'] ?? ''
      for (const run of await job.transaction((tx) => findOpenRuns(tx, draftId))) {
        try {
          await work(needs, job, run)
        } catch (error) {
          // What went wrong goes to the log; whoever waits is told that there is no report.
          await job.transaction((tx) =>
            putProgress(tx, run, { state: 'failed', seenAt: needs.clock.now() }),
          )
          throw error
        }
      }
    },
  }
}

async function work(needs: ReplayWorkNeeds, job: Job, run: ReplayRun): Promise<void> {
  const { clock } = needs
  await job.transaction((tx) => putProgress(tx, run, { state: 'working', seenAt: clock.now() }))
  const text = await job.transaction((tx) => findText(tx, run))
  const trust = await job.transaction(ownTrust)
  const edition = text && (await textAsEdition(needs, trust, text))
  if (!text || !edition?.ok) {
    await job.transaction((tx) => putProgress(tx, run, { state: 'failed', seenAt: clock.now() }))
    return
  }
  const reporter = reportProgress(job, clock, run)
  const found = await replayed(needs, {
    trustId: job.trustId,
    edition: edition.value,
    schoolId: text.schoolId,
    tell: reporter.say,
  })
  await reporter.settle()
  await job.transaction((tx) => putReport(tx, run, { ...found, at: clock.now() }))
}
