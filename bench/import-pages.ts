import { execFileSync } from 'node:child_process'
import { mkdtempSync, openAsBlob, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { systemClock } from '#core/clock.ts'
import { connect } from '#db/connect.ts'
import { startJobs } from '#jobs/start-jobs.ts'
import { importPeople } from '#people/imports/runs/import.jobs.ts'
import { keepTrust } from '#people/keep-trust.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { listen } from '#web/serving/listen.ts'

import { writeRosterFiles } from './roster-files.ts'

// A large import through the pages: files sent by HTTP, read by a worker, looked at, applied; on PGlite,
// or on the server of --database. The files are made by another process, so that the memory shown is
// that of server and worker, with the little that sending takes.
const { values } = parseArgs({
  options: {
    pupils: { type: 'string', default: '60000' },
    staff: { type: 'string', default: '8000' },
    schools: { type: 'string', default: '60' },
    database: { type: 'string' },
    prepare: { type: 'string' },
  },
})
const size = {
  pupils: Number(values.pupils),
  staff: Number(values.staff),
  schools: Number(values.schools),
}
let slowest = 0
const folder = values.prepare ?? mkdtempSync(join(tmpdir(), 'houserules-bench-'))
if (values.prepare === undefined) await measure()
else await writeRosterFiles(join(folder, 'files'), size)

async function measure(): Promise<void> {
  const self = fileURLToPath(import.meta.url)
  execFileSync(process.execPath, [self, ...process.argv.slice(2), '--prepare', folder])
  const { database } = values
  const db = await connect(database ? { databaseUrl: database } : { dataDir: join(folder, 'data') })
  const app = testApp({ db, clock: systemClock })
  const trust = await keepTrust({ db }, { code: 'MOD', name: 'Model Trust', slug: 'model-trust' })
  const at = systemClock.now().toISOString()
  const visitor = await signedIn(db, { trust, roles: ['system-administrator'], at })
  const server = await listen(app.fetch, { host: '127.0.0.1', port: 0 })
  const report = (_: string, error: Error) => console.error(error)
  const works = [importPeople({ clock: systemClock })]
  const workers = await startJobs({ db, queue: db.queue, report }, works)
  try {
    console.log(JSON.stringify(await figures(server.address, visitor)))
  } finally {
    await workers.stop()
    await server.close()
    await db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Visitor = Awaited<ReturnType<typeof signedIn>>

async function figures(origin: string, visitor: Visitor) {
  const post = async (path: string, body: FormData | URLSearchParams) => {
    body.set('form_token', visitor.formToken)
    const headers = { ...visitor.headers, origin }
    const sent = await fetch(origin + path, { method: 'POST', headers, body, redirect: 'manual' })
    return sent.headers.get('location') ?? ''
  }
  const start = { format: 'oneroster', source: 'mis' }
  const address = await post('/trusts/model-trust/imports', new URLSearchParams(start))
  const before = peak()
  const upload = await seconds(async () => post(`${address}/files`, await formWithFiles()))
  const preview = await seconds(() => until('ready', origin + address, visitor))
  const apply = await seconds(async () => {
    await post(`${address}/apply`, new URLSearchParams())
    await until('applied', origin + address, visitor)
  })
  return {
    name: 'import through the pages',
    database: values.database ? 'postgres' : 'pglite',
    ...size,
    upload_seconds: upload,
    preview_seconds: preview,
    apply_seconds: apply,
    whole_seconds: Math.round((upload + preview + apply) * 100) / 100,
    slowest_answer_seconds: slowest,
    peak_megabytes: peak(),
    peak_before_megabytes: before,
  }
}

async function formWithFiles(): Promise<FormData> {
  const form = new FormData()
  form.set('form_token', '')
  for (const name of readdirSync(join(folder, 'files'))) {
    form.append('files', await openAsBlob(join(folder, 'files', name)), name)
  }
  return form
}

async function until(state: string, address: string, { headers }: Visitor): Promise<void> {
  for (;;) {
    const asked = performance.now()
    const answer = await (await fetch(`${address}/progress.json`, { headers })).text()
    slowest = Math.max(slowest, Math.round((performance.now() - asked) / 10) / 100)
    if (answer.includes(`"${state}"`)) return
    if (answer.includes('"failed"')) throw new Error(answer)
    await new Promise((resolve) => {
      setTimeout(resolve, 200)
    })
  }
}

function peak(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return Math.round((performance.now() - started) / 10) / 100
}
