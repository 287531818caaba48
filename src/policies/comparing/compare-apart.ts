import { Worker } from 'node:worker_threads'

import type { Compared, TwoTexts } from './compare-texts.ts'
import type { Said } from './compare.worker.ts'

/** Compares in a thread beside the one that answers everybody, one pair after the other. */
export type Comparer = (
  texts: TwoTexts,
  tell: (done: number, of: number) => void,
) => Promise<Compared>

/** Milliseconds after which a thread that nobody asks anything of is ended. */
const idle = 60_000

/** Opens a comparer. Its thread begins with the first pair, and keeps no process alive. */
export function openComparer(): Comparer {
  let worker: Worker | undefined
  let before: Promise<unknown> = Promise.resolve()
  let resting: NodeJS.Timeout | undefined
  const rest = () => {
    void worker?.terminate()
    worker = undefined
  }
  const compareNow: Comparer = async (texts, tell) => {
    clearTimeout(resting)
    worker ??= new Worker(new URL('./compare.worker.ts', import.meta.url))
    worker.ref()
    try {
      return await asked(worker, texts, tell)
    } finally {
      worker.unref()
      resting = setTimeout(rest, idle).unref()
    }
  }
  return (texts, tell) => {
    const next = before.then(() => compareNow(texts, tell))
    before = next.catch(rest)
    return next
  }
}

async function asked(
  worker: Worker,
  texts: TwoTexts,
  tell: (done: number, of: number) => void,
): Promise<Compared> {
  return new Promise((resolve, reject) => {
    const settle = () => worker.off('message', onSaid).off('error', onBroken).off('exit', onExit)
    const onSaid = (said: Said) => {
      if (said.type === 'far') return tell(said.done, said.of)
      settle()
      resolve(said.compared)
    }
    const onBroken = (error: unknown) => {
      settle()
      reject(error instanceof Error ? error : new Error('the thread that compares broke off'))
    }
    const onExit = () => onBroken(undefined)
    worker.on('message', onSaid).on('error', onBroken).on('exit', onExit)
    worker.postMessage(texts)
  })
}
