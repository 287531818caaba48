import type { Clock } from '#core/clock.ts'
import type { ReplayProgress } from '#decisions/replaying/replay-draft.ts'
import type { Job } from '#jobs/job.ts'

import { putProgress, type OfRevision } from './runs.store.ts'

/** Tells how far a replay is, to whoever looks at its page. */
export type Reporter = {
  /** Says it now or soon; the work goes on meanwhile, and the latest word counts. */
  readonly say: (progress: ReplayProgress) => void
  /** Waits until the last word is kept. */
  readonly settle: () => Promise<void>
}

/** Milliseconds between two words. */
const pause = 400

/** Makes a reporter of a run. Words that cannot be kept are lost: they are not worth stopping for. */
export function reportProgress(job: Job, clock: Clock, run: OfRevision): Reporter {
  let latest: ReplayProgress | undefined
  let writing: Promise<void> | undefined
  let wroteAt = 0
  const write = async () => {
    while (latest) {
      const progress = { ...latest, seenAt: clock.now() }
      latest = undefined
      wroteAt = clock.now().getTime()
      await job.transaction((tx) => putProgress(tx, run, progress)).catch(() => undefined)
    }
    writing = undefined
  }
  return {
    say: (progress) => {
      latest = progress
      if (writing === undefined && clock.now().getTime() - wroteAt > pause) writing = write()
    },
    settle: async () => {
      await writing
      await write()
    },
  }
}
