import { Worker } from 'node:worker_threads'

import {
  openJudging,
  type Batch,
  type BatchJudged,
  type SaidToJudge,
  type TrialTexts,
} from './judging.ts'

/** Who judges, in a thread of its own or here. */
export type Judge = {
  /** Judges a batch; batches are judged in the order in which they are given. */
  readonly judge: (batch: Batch) => Promise<BatchJudged>
  readonly end: () => Promise<void>
}

/** Judges here what takes less time than starting a thread. */
export function judgeHere(trials: readonly TrialTexts[], answers: readonly string[]): Judge {
  const judging = openJudging(trials, answers)
  return { judge: async (batch) => judging(batch), end: async () => undefined }
}

/** Judges in a thread of its own, so that those who ask meanwhile are answered. It must be ended. */
export function judgeApart(trials: readonly TrialTexts[], answers: readonly string[]): Judge {
  const worker = new Worker(new URL('./judging.worker.ts', import.meta.url))
  const say = (said: SaidToJudge): void => worker.postMessage(said)
  say({ trials, answers })
  const waiting: PromiseWithResolvers<BatchJudged>[] = []
  let broken: Error | undefined
  const failAll = (error: unknown) => {
    broken = error instanceof Error ? error : new Error('the thread that judges broke off')
    for (const one of waiting.splice(0)) one.reject(broken)
  }
  worker.on('message', (judged: BatchJudged) => waiting.shift()?.resolve(judged))
  worker.on('error', failAll)
  worker.on('exit', () => failAll(new Error('the thread that judges ended')))
  return {
    judge: async (batch) => {
      if (broken) throw broken
      const answer = Promise.withResolvers<BatchJudged>()
      waiting.push(answer)
      say(batch)
      return answer.promise
    },
    end: async () => {
      await worker.terminate()
    },
  }
}
