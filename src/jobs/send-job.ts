import { isId, newId } from '#core/ids.ts'
import type { Tx } from '#db/db.ts'

import type { JobIds } from './job.ts'
import { insertJob } from './jobs.store.ts'

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

async function queue(
  tx: Tx,
  name: string,
  { ids, notBefore }: { readonly ids: JobIds; readonly notBefore?: Date },
): Promise<string> {
  const wrong = Object.entries(ids).find(([key, id]) => key === 'trustId' || !isId(id))
  if (wrong) throw new Error(`a job of ${name} carries ids of things, which ${wrong[0]} is not`)
  const id = newId()
  const isQueued = await insertJob(tx, {
    id,
    name,
    payload: { ...ids, trustId: tx.trustId },
    notBefore,
  })
  if (!isQueued) throw new Error(`there is no queue ${name}: call make_queue in a migration`)
  return id
}
