import { isId, newId } from '#core/ids.ts'
import type { Tx } from '#db/db.ts'

import type { JobIds } from './job.ts'
import { insertJob, insertJobs } from './jobs.store.ts'

/**
 * Asks for work in the background and gives the id of the job. It commits with the change that asks for
 * it and is begun at once after that; it names the transaction's trust. Throws when anything but ids is
 * to go along, or no migration made the queue.
 */
export async function sendJob(tx: Tx, name: string, ids: JobIds): Promise<string> {
  return queue(tx, name, { ids })
}

/** The same for work that is not to be begun before an instant. */
export async function sendJobFor(
  tx: Tx,
  name: string,
  asked: { readonly ids: JobIds; readonly notBefore: Date },
): Promise<string> {
  return queue(tx, name, asked)
}

/** Asks for the same work many times, each for other things, in one statement. */
export async function sendJobs(tx: Tx, name: string, all: readonly JobIds[]): Promise<void> {
  for (const ids of all) checkIds(name, ids)
  const jobs = all.map((ids) => ({ id: newId(), payload: { ...ids, trustId: tx.trustId } }))
  const queued = await insertJobs(tx, name, jobs)
  if (queued < jobs.length) throw new Error(noQueue(name))
}

async function queue(
  tx: Tx,
  name: string,
  { ids, notBefore }: { readonly ids: JobIds; readonly notBefore?: Date },
): Promise<string> {
  checkIds(name, ids)
  const id = newId()
  const isQueued = await insertJob(tx, {
    id,
    name,
    payload: { ...ids, trustId: tx.trustId },
    notBefore,
  })
  if (!isQueued) throw new Error(noQueue(name))
  return id
}

function checkIds(name: string, ids: JobIds): void {
  const wrong = Object.entries(ids).find(([key, id]) => key === 'trustId' || !isId(id))
  if (wrong) throw new Error(`a job of ${name} carries ids of things, which ${wrong[0]} is not`)
}

function noQueue(name: string): string {
  return `there is no queue ${name}: call make_queue in a migration`
}
