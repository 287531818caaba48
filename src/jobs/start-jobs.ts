import { type JobResult, type JobWithMetadata, PgBoss } from 'pg-boss'
import { z } from 'zod'

import type { Db } from '#db/db.ts'
import type { QueueAccess } from '#db/engine.ts'

import type { Job, Work } from './job.ts'

/** What working on jobs needs; `report` tells whoever runs the installation what went wrong. */
export type JobNeeds = {
  readonly db: Db
  readonly queue: QueueAccess
  readonly report: (id: string, error: Error) => void
}

/**
 * How often the queue is looked at, in seconds, for work that nobody was woken for: a try that is due
 * again, and jobs whose worker died.
 */
export type Pace = { readonly poll: number; readonly supervise: number }

/** Workers that run until they are stopped; stopping waits up to 30 seconds for work in hand. */
export type Running = { readonly stop: () => Promise<void> }

const calm: Pace = { poll: 30, supervise: 60 }
const patience = 30_000

const payload = z.object({ trustId: z.uuid() }).catchall(z.uuid())

/** Begins to work on what is and will be asked for. Throws when the queue cannot be used. */
export async function startJobs(
  needs: JobNeeds,
  works: readonly Work[],
  pace: Pace = calm,
): Promise<Running> {
  const boss = new PgBoss({
    ...needs.queue,
    schema: 'pgboss',
    migrate: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    useListenNotify: true,
    superviseIntervalSeconds: pace.supervise,
    monitorIntervalSeconds: pace.supervise,
  })
  boss.on('error', ({ message }) => needs.report('jobs', new Error(message)))
  boss.on('warning', ({ message }) => needs.report('jobs', new Error(message)))
  await boss.start()
  for (const work of works) await workOn(boss, work, { ...needs, pace })
  return { stop: () => boss.stop({ timeout: patience }) }
}

/** Jobs of one queue that are done side by side; while a fetch finds so many, the next follows at once. */
const atOnce = 5

async function workOn(
  boss: PgBoss,
  work: Work,
  { pace, ...needs }: JobNeeds & { readonly pace: Pace },
): Promise<void> {
  const options = {
    batchSize: atOnce,
    burstWhenBatchFull: true,
    includeMetadata: true,
    perJobResults: true,
    pollingIntervalSeconds: Math.min(pace.poll, 5),
    notifyPollingIntervalSeconds: pace.poll,
  } as const
  await boss.work(work.name, options, (jobs) =>
    Promise.all(jobs.map((job) => doOne(needs, work, job))),
  )
}

/**
 * Does one job. What went wrong is told, not kept in the queue, whose rows outlive it: an error may say
 * whom it was about.
 */
async function doOne(
  { db, report }: JobNeeds,
  { name, run }: Work,
  { id, data, retryCount, retryLimit }: JobWithMetadata<unknown>,
): Promise<JobResult> {
  const isLastTry = retryCount >= retryLimit
  try {
    await run(jobOf(db, { id, data, isLastTry }))
    return { id, status: 'completed' }
  } catch (error) {
    report(id, error instanceof Error ? error : new Error(String(error)))
    if (isLastTry) report(id, new Error(`${name} is parked after ${retryLimit + 1} tries`))
    return { id, status: 'failed', output: 'see the log of errors under the id of this job' }
  }
}

type Raw = { readonly id: string; readonly data: unknown; readonly isLastTry: boolean }

function jobOf(db: Db, { id, data, isLastTry }: Raw): Job {
  const { trustId, ...ids } = payload.parse(data)
  return { id, trustId, ids, isLastTry, transaction: (work) => db.transactionFor(trustId, work) }
}
