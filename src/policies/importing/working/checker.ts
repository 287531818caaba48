import type { Worker } from 'node:worker_threads'

import { err } from '#core/result.ts'
import type { ReviewParts } from '#policies/importing/reviewing/review-parts.ts'

import { checkedIn, type Checked } from './answers.ts'
import { askWorker, startWorker } from './ask-worker.ts'

/** Checks drafts in a thread beside the one that answers everybody, one after the other. */
export type Checker = (parts: ReviewParts) => Promise<Checked>

/** Milliseconds after which a thread that nobody asks anything of is ended. */
const idle = 60_000

/** Opens a checker. Its thread begins with the first check, and keeps no process alive. */
export function openChecker(): Checker {
  let worker: Worker | undefined
  let before: Promise<unknown> = Promise.resolve()
  let resting: NodeJS.Timeout | undefined
  const rest = () => {
    void worker?.terminate()
    worker = undefined
  }
  const checkNow = async (parts: ReviewParts): Promise<Checked> => {
    clearTimeout(resting)
    worker ??= startWorker()
    worker.ref()
    const answered = await askWorker(worker, { type: 'check', parts })
    if (!answered.ok) {
      worker = undefined
      const tooSlow = answered.error.type === 'slow'
      return err([tooSlow ? words.slow : words.large])
    }
    worker.unref()
    resting = setTimeout(rest, idle).unref()
    return checkedIn(answered.value)
  }
  return (parts) => {
    const next = before.then(() => checkNow(parts))
    before = next.catch(rest)
    return next
  }
}

const words = {
  slow: 'The draft took too long to check.',
  large: 'The draft is too large to check.',
} as const
