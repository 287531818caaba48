import type { IsoDay } from '#core/iso-day.ts'
import type { Result } from '#core/result.ts'
import type { PolicyDocument, ReadRefusal } from '#policies/importing/document.ts'
import type { SentFile } from '#policies/importing/reading/read-file.ts'

import { foundIn, readIn } from './answers.ts'
import { askWorker, startWorker, type Answered, type Asking } from './ask-worker.ts'
import type { FoundPolicy, Task } from './task.ts'

/**
 * Reads a policy document in a thread of its own: a hostile or huge file can take neither the time nor
 * the memory of whoever asks, and is refused in words.
 */
export async function readSafely(
  file: SentFile,
  asking: Asking = {},
): Promise<Result<PolicyDocument, ReadRefusal>> {
  const answered = await askOnce({ type: 'read', file }, asking)
  return answered.ok ? readIn(answered.value) : answered
}

/** The same, going on to what the document holds: clauses, offers, document control, defects. */
export async function findSafely(
  file: SentFile,
  today: IsoDay,
  asking: Asking = {},
): Promise<Result<FoundPolicy, ReadRefusal>> {
  const answered = await askOnce({ type: 'find', file, today }, asking)
  return answered.ok ? foundIn(answered.value) : answered
}

/** Asks a worker of its own, which ends with its answer. */
async function askOnce(task: Task, asking: Asking): Promise<Result<Answered, ReadRefusal>> {
  const worker = startWorker(asking.limits)
  try {
    return await askWorker(worker, task, asking)
  } finally {
    await worker.terminate()
  }
}
