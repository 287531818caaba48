import type { Clock } from '#core/clock.ts'

import type { InTrust } from './run-files.ts'
import { putProgress } from './runs.store.ts'
import type { Step } from './run.ts'

/** Tells how far a run is, to whoever looks at its page. */
export type Reporter = {
  /** Says it now or soon; the work goes on meanwhile, and the latest word counts. */
  readonly say: (step: Step, done: number, total: number) => void
  /** Waits until the last word is kept. Not inside a transaction: there may be no second one. */
  readonly settle: () => Promise<void>
}

const pause = 400

/** Makes a reporter of a run. Words that cannot be kept are lost: they are not worth stopping for. */
export function reporterOf(
  { inTrust, clock }: { readonly inTrust: InTrust; readonly clock: Clock },
  runId: string,
): Reporter {
  let latest: readonly [Step, number, number] | undefined
  let writing: Promise<void> | undefined
  let wroteAt = 0
  const write = async () => {
    while (latest) {
      const [step, done, total] = latest
      latest = undefined
      wroteAt = clock.now().getTime()
      const progress = { step, done: Math.min(done, total), total, seenAt: clock.now() }
      await inTrust((tx) => putProgress(tx, runId, progress)).catch(() => undefined)
    }
    writing = undefined
  }
  return {
    say: (...said) => {
      const isNewStep = latest?.[0] !== said[0]
      latest = said
      if (writing === undefined && (isNewStep || clock.now().getTime() - wroteAt > pause)) {
        writing = write()
      }
    },
    settle: async () => {
      await writing
      await write()
    },
  }
}
