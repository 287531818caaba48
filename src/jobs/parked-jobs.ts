import type { Tx } from '#db/db.ts'

import type { ParkedJob } from './job.ts'
import { findParkedJobs } from './jobs.store.ts'

/** The work of the transaction's trust that failed at every try, at most 200 pieces, the latest first. */
export async function parkedJobs(tx: Tx): Promise<readonly ParkedJob[]> {
  return findParkedJobs(tx)
}
