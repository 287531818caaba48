import { dayOf } from '#core/iso-day.ts'
import type { Result } from '#core/result.ts'
import { replayed, type ReplayNeeds } from '#decisions/replaying/replay-draft.ts'
import type { Job, Work } from '#jobs/job.ts'
import { listTrusts } from '#people/list-trusts.ts'
import { textWithAddition } from '#rulebooks/addition.ts'
import { reopenEdition, type Library, type SealedEdition } from '#rulebooks/library.ts'

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
  const edition = text && (await editionIn(needs, job.trustId, text))
  if (!text || !edition?.ok) {
    await job.transaction((tx) => putProgress(tx, run, { state: 'failed', seenAt: clock.now() }))
    return
  }
  const reporter = reportProgress(job, clock, run)
  const found = await replayed(needs, {
    trustId: job.trustId,
    edition: edition.value,
    schoolId: text.schoolId ?? undefined,
    tell: reporter.say,
  })
  await reporter.settle()
  await job.transaction((tx) => putReport(tx, run, { ...found, at: clock.now() }))
}

/** The text of a draft as an edition; what a school adds, at the end of the edition in force. */
async function editionIn(
  { db, shelf, library, clock }: ReplayWorkNeeds,
  trustId: string,
  { source, schoolId }: { readonly source: string; readonly schoolId: string | null },
): Promise<Result<SealedEdition, unknown>> {
  const [some] = library.editions.values()
  if (!some) throw new Error('no rulebook, and so no vocabulary')
  if (schoolId === null)
    return reopenEdition({ text: source, file: 'draft.md' }, some.vocabularyText)
  const trust = (await listTrusts({ db })).find((one) => one.trustId === trustId)
  const base = trust && (await shelf.inForce(trust, dayOf(clock.now())))
  if (!base) throw new Error('a school added to a policy that is not there')
  const text = textWithAddition(base.source, source)
  return reopenEdition({ text, file: 'draft.md' }, base.vocabularyText)
}
