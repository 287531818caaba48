import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { recordAudit } from '#audit/audit.store.ts'
import { signedCheckpoint } from '#audit/log/checkpoint.ts'
import { exportWriter } from '#audit/log/export-writer.ts'
import { linesOfFile } from '#audit/log/lines-of-file.ts'
import { verifyExport } from '#audit/log/verify-export.ts'
import { readConfig } from '#config.ts'
import { systemClock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { connect, type Whereabouts } from '#db/connect.ts'
import { keepTrust } from '#people/keep-trust.ts'
import { auditEntry } from '#test/auditing.ts'
import { leafOf, madeLog } from '#test/made-log.ts'

// How long it takes to check an export of a million entries, and to append one entry in a transaction
// of its own. Appends go to an embedded database in a temporary folder, and where DATABASE_URL is set
// to that server too: give it a database of its own, as a trust with entries is left in it.
const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '1000000' },
    appends: { type: 'string', default: '5000' },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'houserules-bench-'))
try {
  console.log(JSON.stringify(checking(Number(values.entries))))
  console.log(JSON.stringify(await appending('embedded', { dataDir: folder })))
  const config = readConfig()
  if (config.mode === 'installation') {
    console.log(JSON.stringify(await appending('server', config)))
  }
} finally {
  rmSync(folder, { recursive: true })
}

function checking(entries: number): object {
  const path = join(folder, 'export.jsonl')
  const { origin, signer } = madeLog(2)
  writeExport(path, entries)
  const { publicKey } = signer
  const cpu = process.cpuUsage()
  const started = performance.now()
  const { size, problems } = verifyExport(linesOfFile(path), { keys: [publicKey], witnessed: [] })
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(cpu)
  if (size !== entries || problems.length > 0) throw new Error(`${origin}: ${problems.join('; ')}`)
  return {
    name: 'check an export',
    entries,
    megabytes: Math.round(statSync(path).size / 1_000_000),
    seconds: rounded(seconds),
    cpu_seconds: rounded((user + system) / 1_000_000),
    peak_megabytes: Math.round(process.resourceUsage().maxRSS / 1000),
  }
}

function writeExport(path: string, entries: number): void {
  const { origin, signer } = madeLog(2)
  const file = openSync(path, 'w')
  let waiting: string[] = []
  const flush = () => {
    writeSync(file, waiting.join(''))
    waiting = []
  }
  const writer = exportWriter(origin, (line) => {
    if (waiting.push(`${line}\n`) === 10_000) flush()
  })
  for (let index = 0; index < entries; index++) {
    writer.leaf(leafOf(index))
  }
  for (let tenth = 1; tenth <= 10; tenth++) {
    const size = Math.floor((entries * tenth) / 10)
    const note = signedCheckpoint(signer, { origin, size, root: writer.tree.root(size) })
    writer.checkpoint({ note, publicKey: signer.publicKey })
  }
  flush()
  closeSync(file)
}

async function appending(where: string, whereabouts: Whereabouts): Promise<object> {
  const db = await connect(whereabouts)
  try {
    const slug = `bench-${newId()}`
    const { trustId } = await keepTrust({ db }, { code: 'BENCH', name: 'Invented Trust', slug })
    const times: number[] = []
    for (let number = 0; number < Number(values.appends); number++) {
      const started = performance.now()
      const entry = { ...auditEntry(number), at: systemClock.now() }
      await db.transactionFor(trustId, (tx) => recordAudit(tx, entry))
      times.push(performance.now() - started)
    }
    times.sort((one, other) => one - other)
    const at = (share: number) => rounded(times[Math.floor(times.length * share)] ?? 0)
    return { name: `append, ${where}`, appends: times.length, p50_ms: at(0.5), p99_ms: at(0.99) }
  } finally {
    await db.close()
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
