import type { Result } from '#core/result.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { PolicyDocument, ReadRefusal } from '#policies/importing/document.ts'
import type { SentFile } from '#policies/importing/reading/read-file.ts'

import { askOnce, type Asking } from './ask-worker.ts'
import type { FoundPolicy } from './task.ts'

/**
 * Reads a policy document in a thread of its own: a hostile or huge file can take neither the time nor
 * the memory of whoever asks, and is refused in words.
 */
export async function readSafely(
  file: SentFile,
  asking: Asking = {},
): Promise<Result<PolicyDocument, ReadRefusal>> {
  const answered = await askOnce({ type: 'read', file }, asking)
  if (!answered.ok) return answered
  if (answered.value.type !== 'read') throw new Error('the worker answered something else')
  return answered.value.read
}

/** The same, going on to what the document holds: clauses, offers, document control, defects. */
export async function findSafely(
  file: SentFile,
  today: IsoDay,
  asking: Asking = {},
): Promise<Result<FoundPolicy, ReadRefusal>> {
  const answered = await askOnce({ type: 'find', file, today }, asking)
  if (!answered.ok) return answered
  if (answered.value.type !== 'found') throw new Error('the worker answered something else')
  return answered.value.found
}
