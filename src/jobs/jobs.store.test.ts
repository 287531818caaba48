import { sql } from 'kysely'
import { PgBoss } from 'pg-boss'
import { afterEach, expect, test, vi } from 'vitest'

import { newId } from '#core/ids.ts'
import { makeSchool, makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import type { Job, Work } from './job.ts'
import { parkedJobs } from './parked-jobs.ts'
import { sendJob } from './send-job.ts'
import { type Pace, type Running, startJobs } from './start-jobs.ts'

const db = await testDb()
const brisk: Pace = { poll: 1, supervise: 1 }
const waiting = { timeout: 15_000 }
let running: Running | undefined
let reports: string[] = []

afterEach(async () => {
  await running?.stop()
  running = undefined
  const reported = reports
  reports = []
  if (reported.length > 0) throw new Error(`went wrong unseen: ${reported.join('; ')}`)
})

test('work begins at once when the change that asked for it is kept, not when somebody looks', async () => {
  const { trustId, work, done } = await newWork()
  await start([work], { poll: 600, supervise: 600 })
  const thingId = newId()

  await db.transactionFor(trustId, (tx) => sendJob(tx, work.name, { thingId }))

  await vi.waitFor(() => expect(done).toHaveLength(1), { timeout: 4000 })
  expect(done[0]).toMatchObject({ trustId, ids: { thingId }, isLastTry: false })
})

test('a pile of work is done in one go', async () => {
  const { trustId, work, done } = await newWork()
  await start([work], { poll: 600, supervise: 600 })

  await db.transactionFor(trustId, async (tx) => {
    for (let many = 0; many < 23; many++) await sendJob(tx, work.name, {})
  })

  await vi.waitFor(() => expect(done).toHaveLength(23), { timeout: 4000 })
})

test('work that was asked for by a change that is not kept is never done', async () => {
  const { trustId, work, done } = await newWork()
  await start([work])

  const change = db.transactionFor(trustId, async (tx) => {
    await sendJob(tx, work.name, { thingId: newId() })
    throw new Error('on second thoughts')
  })

  await expect(change).rejects.toThrow('on second thoughts')
  await db.transactionFor(trustId, (tx) => sendJob(tx, work.name, { laterId: newId() }))
  await vi.waitFor(() => expect(done).toHaveLength(1), waiting)
  expect(Object.keys(done[0]?.ids ?? {})).toEqual(['laterId'])
})

test('work is done in its own trust: the rows of another are not there for it', async () => {
  const other = await makeTrust(db)
  await makeSchool(db, other, 'Elm School')
  const seen: unknown[] = []
  const { trustId, trust, work, done } = await newWork(async (job) => {
    seen.push(await job.transaction((tx) => tx.query.selectFrom('school').select('name').execute()))
  })
  await makeSchool(db, trust, 'Oak School')
  await start([work])

  await db.transactionFor(trustId, (tx) => sendJob(tx, work.name, { schoolId: newId() }))

  await vi.waitFor(() => expect(done).toHaveLength(1), waiting)
  expect(seen).toEqual([[{ name: 'Oak School' }]])
})

test('a job is put in for the trust of the transaction, and the database holds it to that', async () => {
  const [one, other] = [await makeTrust(db), await makeTrust(db)]
  const payload = JSON.stringify({ trustId: other.trustId })

  const forged = db.transactionFor(one.trustId, (tx) =>
    sql`insert into pgboss.job (name, data) values ('send-mail', ${payload}::jsonb)`.execute(
      tx.query,
    ),
  )

  await expect(forged).rejects.toThrow(/row-level security/)
})

test('whoever works the queue sees the queue and no trust’s table', async () => {
  const boss = new PgBoss({ ...db.engine.queue, migrate: false, supervise: false })
  boss.on('error', () => undefined)
  await boss.start()
  const ask = (statement: string) => boss.getDb().executeSql(statement)

  try {
    expect((await ask('select current_user::text as role')).rows).toEqual([
      { role: 'houserules_jobs' },
    ])
    await expect(ask('select address from mail_message')).rejects.toThrow(/permission denied/)
    await expect(ask('select family_name from person')).rejects.toThrow(/permission denied/)
  } finally {
    await boss.stop()
  }
})

test('a job carries nothing but ids, and goes into a queue that a migration made', async () => {
  const { trustId } = await makeTrust(db)
  const send = (name: string, ids: Record<string, string>) =>
    db.transactionFor(trustId, (tx) => sendJob(tx, name, ids))

  await expect(send('send-mail', { reason: 'a concern about Ada' })).rejects.toThrow(
    'reason is not',
  )
  await expect(send('send-mail', { trustId: newId() })).rejects.toThrow('trustId is not')
  await expect(send('no-such-work', {})).rejects.toThrow('no queue no-such-work')
})

test('work that fails is tried again, then parked where its trust can see it, and no other', async () => {
  const tries: boolean[] = []
  const { trustId, work } = await newWork((job) => {
    tries.push(job.isLastTry)
    throw new Error('the words of Ada Ashdown')
  })
  await db.asOwner(`update pgboss.queue
    set retry_limit = 2, retry_delay = 0, retry_backoff = false where name = '${work.name}'
    returning name`)
  await start([work])
  const id = await db.transactionFor(trustId, (tx) => sendJob(tx, work.name, {}))

  const parked = () => db.transactionFor(trustId, parkedJobs)
  await vi.waitFor(async () => expect(await parked()).toHaveLength(1), waiting)

  expect(tries).toEqual([false, false, true])
  expect(await parked()).toMatchObject([{ id, name: work.name }])
  expect((await parked())[0]?.parkedAt).toBeInstanceOf(Date)
  expect(await db.transactionFor((await makeTrust(db)).trustId, parkedJobs)).toEqual([])
  const words = 'the words of Ada Ashdown'
  expect(reports.splice(0)).toEqual([words, words, words, `${work.name} is parked after 3 tries`])
  const [kept] = await db.asOwner(`select output::text from pgboss.job where id = '${id}'`)
  expect(JSON.stringify(kept)).not.toContain('Ada')
})

test('work whose process died is done by the next one, once its time is up', async () => {
  const { trustId, work, done } = await newWork()
  const id = await db.transactionFor(trustId, (tx) => sendJob(tx, work.name, {}))
  await db.asOwner(`update pgboss.job set state = 'active',
    started_on = now() - interval '6 minutes', retry_delay = 0, retry_backoff = false
    where id = '${id}' returning id`)

  await start([work], brisk)

  await vi.waitFor(() => expect(done.map((job) => job.id)).toEqual([id]), waiting)
})

test('stopping waits for work in hand', async () => {
  const begun = Promise.withResolvers<void>()
  let finished = false
  const { trustId, work } = await newWork(async () => {
    begun.resolve()
    await new Promise((resolve) => {
      setTimeout(resolve, 700)
    })
    finished = true
  })
  const workers = await start([work])
  await db.transactionFor(trustId, (tx) => sendJob(tx, work.name, {}))
  await begun.promise

  await workers.stop()

  expect(finished).toBe(true)
})

/** A trust, and work with a queue of its own that lists what was done. */
async function newWork(run: (job: Job) => Promise<void> | void = () => undefined) {
  const trust = await makeTrust(db)
  const name = `count-${newId()}`
  await db.asOwner(`select make_queue('${name}')`)
  const done: Job[] = []
  const work: Work = {
    name,
    run: async (job) => {
      await run(job)
      done.push(job)
    },
  }
  return { trust, trustId: trust.trustId, work, done }
}

async function start(works: readonly Work[], pace: Pace = brisk): Promise<Running> {
  const report = (_id: string, { message }: Error) => reports.push(message)
  running = await startJobs({ db, queue: db.engine.queue, report }, works, pace)
  return running
}
