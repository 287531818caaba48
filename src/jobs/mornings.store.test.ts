import { afterEach, expect, test, vi } from 'vitest'

import { clockAt, type Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import { makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import { askForMornings } from './ask-for-mornings.ts'
import { makeMorningRounds } from './morning.jobs.ts'
import type { Morning, Round } from './morning.ts'
import { type Running, startJobs } from './start-jobs.ts'
import { startMornings } from './start-mornings.ts'

const db = await testDb()
const trust = await makeTrust(db)
const waiting = { timeout: 15_000 }
const running: Running[] = []
let made = 0

afterEach(async () => {
  for (const one of running.splice(0)) await one.stop()
})

test('nothing is asked for before six in the morning in London, in winter or summer', async () => {
  const { morning } = newMorning()

  expect(await askAt('2026-11-20T05:59:59Z', morning)).toBe(0)
  expect(await askAt('2026-07-20T04:59:59Z', morning)).toBe(0)
  expect(await askAt('2026-11-20T06:00:00Z', morning)).toBe(1)
  expect(await askAt('2026-07-20T05:00:00Z', morning)).toBe(1)
})

test('on the days on which the clocks change it is six by the new time', async () => {
  const { morning } = newMorning()

  expect(await askAt('2026-03-29T04:59:59Z', morning)).toBe(0)
  expect(await askAt('2026-03-29T05:00:00Z', morning)).toBe(1)
  expect(await askAt('2026-10-25T05:59:59Z', morning)).toBe(0)
  expect(await askAt('2026-10-25T06:00:00Z', morning)).toBe(1)
})

test('a round that was made is not made again by a job that comes twice', async () => {
  const { morning, rounds } = newMorning()
  const clock = clockAt('2026-11-20T06:00:00Z')
  await askAt('2026-11-20T06:00:00Z', morning)
  const { trustId } = trust
  const roundId = await db.transactionFor(trustId, async ({ query }) => {
    const asked = query.selectFrom('morning_round').where('morning', '=', morning.name)
    return (await asked.select('round_id').executeTakeFirstOrThrow()).round_id
  })
  const { run } = makeMorningRounds({ clock, mornings: [morning] })
  const transaction: Round['transaction'] = (does) => db.transactionFor(trustId, does)
  const job = { id: roundId, trustId, ids: { roundId }, isLastTry: false, transaction }

  await run(job)
  await run(job)

  expect(rounds).toHaveLength(1)
})

test('a round is asked for once a day, and again on the next', async () => {
  const { morning } = newMorning()

  expect(await askAt('2026-11-20T06:00:00Z', morning)).toBe(1)
  expect(await askAt('2026-11-20T18:00:00Z', morning)).toBe(0)
  expect(await askAt('2026-11-21T06:01:00Z', morning)).toBe(1)
})

test('rounds of long ago are forgotten', async () => {
  const { morning } = newMorning()
  await askAt('2026-08-01T06:00:00Z', morning)
  await askAt('2026-10-01T06:00:00Z', morning)

  await askAt('2026-11-20T06:00:00Z', morning)

  expect(await doneOf(morning)).toHaveLength(2)
})

test('two processes that wake together ask for a round once', async () => {
  const { morning } = newMorning()
  const at = '2026-11-20T06:00:00Z'

  const asked = await Promise.all([askAt(at, morning), askAt(at, morning), askAt(at, morning)])

  expect(asked.toSorted()).toEqual([0, 0, 1])
})

test('a process that dies while it asks leaves the round to be asked for', async () => {
  const { morning } = newMorning()
  const dying: Db = {
    ...db,
    transactionFor: (trustId, work) =>
      db.transactionFor(trustId, async (tx) => {
        await work(tx)
        throw new Error('the power went')
      }),
  }
  const clock = clockAt('2026-11-20T06:00:00Z')

  await expect(askForMornings({ db: dying, clock }, [morning])).rejects.toThrow('the power went')

  expect(await askForMornings({ db, clock }, [morning])).toBe(1)
})

test('a start later in the day makes the round, once with two workers, for its trust and day', async () => {
  const { morning, rounds } = newMorning()
  const clock = clockAt('2026-11-20T14:30:00Z')

  await work(clock, morning)
  await work(clock, morning)

  await vi.waitFor(async () => expect(await doneOf(morning)).toEqual([true]), waiting)
  expect(rounds.map(({ today, trust: of }) => ({ today, of }))).toEqual([
    { today: '2026-11-20', of: trust },
  ])
})

test('the work of a round is done in its own trust', async () => {
  const seen: string[] = []
  const { morning } = newMorning(async ({ transaction }) => {
    seen.push(await transaction((tx) => Promise.resolve(tx.trustId)))
  })

  await work(clockAt('2026-11-20T06:00:00Z'), morning)

  await vi.waitFor(() => expect(seen).toEqual([trust.trustId]), waiting)
})

test('software that runs through the night makes the rounds of the next morning', async () => {
  const { morning, rounds } = newMorning()
  let now = clockAt('2026-11-20T23:00:00Z').now()
  const clock = { now: () => now }
  await work(clock, morning)
  await vi.waitFor(() => expect(rounds).toHaveLength(1), waiting)

  now = clockAt('2026-11-21T06:00:30Z').now()

  await vi.waitFor(() => expect(rounds).toHaveLength(2), waiting)
  expect(rounds.map(({ today }) => today)).toEqual(['2026-11-20', '2026-11-21'])
})

test('a round that nobody made on its day is left to the next day’s', async () => {
  const { morning, rounds } = newMorning()
  await askAt('2026-11-18T06:00:00Z', morning)

  await work(clockAt('2026-11-20T06:00:00Z'), morning)

  await vi.waitFor(async () => expect(await doneOf(morning)).toEqual([false, true]), waiting)
  expect(rounds.map(({ today }) => today)).toEqual(['2026-11-20'])
})

test('a round that was cut short is made again', async () => {
  await db.asOwner(`update pgboss.queue set retry_delay = 0, retry_backoff = false
    where name = 'morning-round' returning name`)
  let tries = 0
  const { morning } = newMorning(async () => {
    tries += 1
    if (tries === 1) throw new Error('cut short')
    return Promise.resolve()
  })

  await work(clockAt('2026-11-20T06:00:00Z'), morning)

  await vi.waitFor(async () => expect(await doneOf(morning)).toEqual([true]), waiting)
  expect(tries).toBe(2)
})

test('a database that cannot be reached is told of, and asked again', async () => {
  const { morning, rounds } = newMorning()
  const reports: string[] = []
  let isThere = false
  const flaky: Db = {
    ...db,
    transaction: (...args) =>
      isThere ? db.transaction(...args) : Promise.reject(new Error('no route to the database')),
  }
  const report = (_id: string, { message }: Error) => {
    reports.push(message)
    isThere = true
  }
  const clock = clockAt('2026-11-20T06:00:00Z')
  await startWork(clock, morning)

  running.push(startMornings({ db: flaky, clock, report }, [morning], 0.05))

  await vi.waitFor(() => expect(rounds).toHaveLength(1), waiting)
  expect(reports).toEqual(['no route to the database'])
})

/** A morning of its own that lists the rounds that were made. */
function newMorning(run: (round: Round) => Promise<void> = () => Promise.resolve()) {
  made += 1
  const rounds: Round[] = []
  const morning: Morning = {
    name: `count-${'abcdefghijklmnop'.charAt(made)}`,
    run: async (round) => {
      await run(round)
      rounds.push(round)
    },
  }
  return { morning, rounds }
}

function askAt(instant: string, morning: Morning): Promise<number> {
  return askForMornings({ db, clock: clockAt(instant) }, [morning])
}

/** A process that asks for the rounds and makes them. */
async function work(clock: Clock, morning: Morning): Promise<void> {
  await startWork(clock, morning)
  const report = (_id: string, error: Error) => {
    throw error
  }
  running.push(startMornings({ db, clock, report }, [morning], 0.05))
}

async function startWork(clock: Clock, morning: Morning): Promise<void> {
  const makes = makeMorningRounds({ clock, mornings: [morning] })
  const report = (_id: string, { message }: Error) => {
    if (message !== 'cut short') throw new Error(message)
  }
  const pace = { poll: 1, supervise: 1 }
  running.push(await startJobs({ db, queue: db.engine.queue, report }, [makes], pace))
}

/** Whether each round of a morning was made, by day. */
async function doneOf({ name }: Morning): Promise<readonly boolean[]> {
  const rows = await db.transactionFor(trust.trustId, (tx) =>
    tx.query
      .selectFrom('morning_round')
      .select('done_at')
      .where('morning', '=', name)
      .orderBy('day')
      .execute(),
  )
  return rows.map(({ done_at: doneAt }) => doneAt !== null)
}
