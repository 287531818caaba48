import { execFileSync, type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { z } from 'zod'

import { openLibrary } from '#rulebooks/library.ts'
import { postgresPrograms } from '#scripts/postgres.ts'

import { cpuSecondsOf } from './acknowledging/cpu-seconds.ts'
import { ownServer } from './acknowledging/server-of-its-own.ts'
import { walkAll, type Walked } from './acknowledging/walk.ts'

// Thousands of people acknowledge the policy in one morning: the real application over HTTP, its database
// beside it on one core where that can be had, and people who come at an even rate whether or not those
// before them are done. The bar is for each request: 99 in 100 under 200 ms at 200 requests a second.
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '6000' },
    rate: { type: 'string', default: '200' },
    on: { type: 'string', default: 'both' },
  },
})
const bar = 200
const requestsEach = 4
/** So many people come before it is measured, as a server that runs for months is warm. */
const warmUp = 200
const ready = z.object({
  address: z.string(),
  people: z.array(z.object({ cookie: z.string(), formToken: z.string() })),
})
const ended = z.object({
  cpuSeconds: z.number(),
  acknowledgements: z.number(),
  entries: z.number(),
})
const programs = postgresPrograms()
const pinned = availableParallelism() > 1 && has('taskset')
if (values.on !== 'embedded' && programs !== undefined) await withServer(programs)
if (values.on !== 'server') await withFolder()

async function withServer(of: string): Promise<void> {
  await inFolder(async (folder) => {
    const server = await ownServer(of, folder)
    try {
      if (pinned) execFileSync('taskset', ['-acp', '0', String(server.pid)], { stdio: 'ignore' })
      await measure('server', ['--database', server.url], server.pid)
    } finally {
      await server.stop()
    }
  })
}

async function withFolder(): Promise<void> {
  await inFolder((folder) => measure('embedded', ['--folder', join(folder, 'data')]))
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'houserules-bench-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(
  database: string,
  where: readonly string[],
  serverPid?: number,
): Promise<void> {
  const app = begin([...where, '--people', String(Number(values.people) + warmUp)])
  const { address, people } = ready.parse(await messageOf(app))
  const perSecond = Number(values.rate) / requestsEach
  const edition = stClare()
  const [early, rest] = [people.slice(0, warmUp), people.slice(warmUp)]
  const warming = await walkAll(early, { address, edition, perSecond: perSecond / 2 })
  app.send('measure')
  const before = cpuSecondsOf(serverPid)
  const after = await walkAll(rest, { address, edition, perSecond })
  const walked = { ...after, failures: [...warming.failures, ...after.failures] }
  const databaseSeconds = cpuSecondsOf(serverPid) - before
  app.send('end')
  const counted = ended.parse(await messageOf(app))
  await once(app, 'exit')
  tell(database, walked, { ...counted, databaseSeconds })
}

function begin(args: readonly string[]): ChildProcess {
  const serve = fileURLToPath(new URL('acknowledging/serve.ts', import.meta.url))
  const node = [process.execPath, serve, ...args]
  const [program = '', ...rest] = pinned ? ['taskset', '-c', '0', ...node] : node
  return spawn(program, rest, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
}

function messageOf(app: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    app.once('message', resolve)
    app.once('exit', () => reject(new Error('the application ended before its time')))
  })
}

function stClare() {
  const library = openLibrary('rulebooks', ['st-clare'])
  const edition = library.ok ? library.value.editions.get('STC') : undefined
  if (edition === undefined) throw new Error('the rulebook cannot be read')
  return edition
}

function tell(
  database: string,
  { times, failures, seconds }: Walked,
  after: z.infer<typeof ended> & { readonly databaseSeconds: number },
): void {
  const all = [...times.values()].flat()
  const told = {
    name: 'acknowledge',
    database,
    cores_of_app_and_database: pinned ? 1 : availableParallelism(),
    people: Number(values.people),
    warm_up_people: warmUp,
    requests: all.length,
    offered_per_second: Number(values.rate),
    answered_per_second: Math.round(all.length / seconds),
    seconds: Math.round(seconds * 10) / 10,
    app_cpu_seconds: Math.round(after.cpuSeconds * 10) / 10,
    app_cpu_ms_each: millisecondsEach(after.cpuSeconds, all),
    database_cpu_ms_each: millisecondsEach(after.databaseSeconds, all),
    load_average: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    acknowledgements: after.acknowledgements,
    failures: failures.length,
    ...(failures[0] === undefined ? {} : { first_failure: failures[0] }),
  }
  for (const [request, taken] of [['all', all] as const, ...times]) {
    const [p50, p95, p99] = [50, 95, 99].map((share) => percentile(taken, share))
    console.log(
      JSON.stringify({
        ...told,
        request,
        p50_ms: p50,
        p95_ms: p95,
        p99_ms: p99,
        bar_ms: bar,
        met: p99 !== undefined && p99 <= bar,
      }),
    )
  }
}

function millisecondsEach(seconds: number, requests: readonly unknown[]): number {
  return Math.round((seconds * 100_000) / requests.length) / 100
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other)
  const at = sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))]
  return Math.round((at ?? 0) * 10) / 10
}

function has(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
