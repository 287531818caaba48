import { sql } from 'kysely'

import type { Tx } from '#db/db.ts'

import type { ParkedJob } from './job.ts'

/** A row for the queue: what it is called, and its payload. */
export type NewJob = {
  readonly id: string
  readonly name: string
  readonly payload: Readonly<Record<string, string>>
  /** Nothing is done before; at once when left out. */
  readonly notBefore?: Date | undefined
}

/**
 * Puts a job into its queue with that queue's settings, and wakes the workers when the transaction
 * commits; false when there is no such queue. pg-boss's own `send` needs a connection beside the
 * transaction's, which PGlite does not have.
 */
export async function insertJob(
  tx: Tx,
  { id, name, payload, notBefore }: NewJob,
): Promise<boolean> {
  const { rows } = await sql`
    with queued as (
      insert into pgboss.job (id, name, data, start_after, keep_until, expire_seconds, deletion_seconds,
        retry_limit, retry_delay, retry_backoff, retry_delay_max, policy)
      select ${id}::uuid, name, ${JSON.stringify(payload)}::jsonb,
        coalesce(${notBefore ?? null}::timestamptz, now()),
        coalesce(${notBefore ?? null}::timestamptz, now()) + retention_seconds * interval '1 second', expire_seconds, deletion_seconds,
        retry_limit, retry_delay, retry_backoff, retry_delay_max, policy
      from pgboss.queue where name = ${name}
      returning name
    )
    select pg_notify('pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24), name) from queued`.execute(
    tx.query,
  )
  return rows.length === 1
}

/** Puts many jobs into one queue at once, as `insertJob` does one; how many were put there. */
export async function insertJobs(
  tx: Tx,
  name: string,
  jobs: readonly Pick<NewJob, 'id' | 'payload'>[],
): Promise<number> {
  const ids = jobs.map(({ id }) => id)
  const payloads = jobs.map(({ payload }) => JSON.stringify(payload))
  const { rows } = await sql<{ queued: number }>`
    with queued as (
      insert into pgboss.job (id, name, data, keep_until, expire_seconds, deletion_seconds,
        retry_limit, retry_delay, retry_backoff, retry_delay_max, policy)
      select job.id, name, job.payload::jsonb, now() + retention_seconds * interval '1 second',
        expire_seconds, deletion_seconds, retry_limit, retry_delay, retry_backoff, retry_delay_max, policy
      from pgboss.queue, unnest(${ids}::uuid[], ${payloads}::text[]) as job (id, payload)
      where name = ${name}
      returning name
    ), told as (
      select pg_notify('pgboss_' || left(encode(sha224('pgboss'), 'hex'), 24), name)
      from queued limit 1
    )
    select (select count(*)::int from queued) as queued from (select 1) one left join told on true`.execute(
    tx.query,
  )
  return rows[0]?.queued ?? 0
}

/** The parked jobs of the transaction's trust, the latest first. */
export async function findParkedJobs(tx: Tx): Promise<readonly ParkedJob[]> {
  const { rows } = await sql<ParkedJob>`
    select id, name, created_on as "askedAt", completed_on as "parkedAt"
    from pgboss.job where state = 'failed' order by completed_on desc, id limit 200`.execute(
    tx.query,
  )
  return rows
}
