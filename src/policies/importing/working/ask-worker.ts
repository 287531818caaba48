import { Worker } from 'node:worker_threads'

import { err, ok, type Result } from '#core/result.ts'
import type { ReadRefusal } from '#policies/importing/document.ts'
import { refuse } from '#policies/importing/reading/refusals.ts'

import { WORKER_LIMITS, type WorkerLimits } from './limits.ts'
import type { FindStep, Said, Task } from './task.ts'

/** The answer to a task. */
export type Answered = Exclude<Said, { type: 'step' | 'failed' }>

/** How a worker is asked: who hears how far it is, and its limits where they are not the usual ones. */
export type Asking = {
  readonly onStep?: ((step: FindStep) => void) | undefined
  readonly limits?: WorkerLimits | undefined
}

/** Starts a worker thread for tasks; its own memory is limited from the start. */
export function startWorker({ heap }: WorkerLimits = WORKER_LIMITS): Worker {
  return new Worker(new URL('./import.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: 64 },
    // What a reader prints about a strange file is no line of the server's log.
    stdout: true,
    stderr: true,
  })
}

/**
 * Gives a worker a task and waits for the answer. One that takes too long or too much memory is ended,
 * and with it nothing but the thread; the refusal says which it was.
 */
export async function askWorker(
  worker: Worker,
  task: Task,
  { onStep, limits = WORKER_LIMITS }: Asking = {},
): Promise<Result<Answered, ReadRefusal>> {
  const began = process.memoryUsage.rss()
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => end(refuse('slow')), limits.milliseconds)
    const looking = setInterval(() => {
      if (process.memoryUsage.rss() - began > limits.growth) end(refuse('too-large'))
    }, limits.look)
    const settle = () => {
      clearTimeout(late)
      clearInterval(looking)
      worker.off('message', onSaid).off('error', onError).off('exit', onExit)
    }
    const end = (refusal: Result<never, ReadRefusal>) => {
      settle()
      void worker.terminate()
      resolve(refusal)
    }
    const onSaid = (said: Said) => {
      if (said.type === 'step') return onStep?.(said.step)
      settle()
      if (said.type === 'failed') reject(new Error(said.why))
      else resolve(ok(said))
    }
    const onError = (error: unknown) => {
      settle()
      if (isOutOfMemory(error)) resolve(err(refuse('too-large').error))
      else reject(error instanceof Error ? error : new Error('the worker broke off'))
    }
    const onExit = () => end(refuse('broken'))
    worker.on('message', onSaid).on('error', onError).on('exit', onExit)
    worker.postMessage(task)
  })
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
