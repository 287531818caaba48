import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { systemClock } from '#core/clock.ts'
import { connect } from '#db/connect.ts'
import type { Db } from '#db/db.ts'
import { keepTrust } from '#people/keep-trust.ts'
import { applyImport, previewImport } from '#people/imports/import-people.ts'
import { filesAt } from '#people/imports/reading/folder.ts'
import { readOneRoster } from '#people/imports/reading/read-oneroster.ts'
import type { Roster } from '#people/imports/roster.ts'

import { writeRosterFiles } from './roster-files.ts'
import { readRosterSize } from './roster-size.ts'

// Previews and applies a generated OneRoster import; on PGlite, or on the server of --database. Files and
// database are made by another process, so that the memory shown is that of the import.
const { size, database, prepare: preparing, folder } = readRosterSize()
const day = '2026-11-20'
const trust = { code: 'BENCH', name: 'Bench Trust', slug: 'bench-trust' }
if (preparing === undefined) await measureImport()
else await prepare()

async function prepare(): Promise<void> {
  await writeRosterFiles(join(folder, 'files'), size)
  const db = await open()
  await keepTrust({ db }, trust)
  await db.close()
}

async function open(): Promise<Db> {
  return connect(database ? { databaseUrl: database } : { dataDir: join(folder, 'data') })
}

async function measureImport(): Promise<void> {
  try {
    const self = fileURLToPath(import.meta.url)
    execFileSync(process.execPath, [self, ...process.argv.slice(2), '--prepare', folder])
    const db = await open()
    const { trustId } = await keepTrust({ db }, trust)
    await printFigures(db, trustId)
    await db.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function printFigures(db: Db, trustId: string): Promise<void> {
  const asked = async () => ({ trustId, by: 'bench', source: 'mis', day, roster: await read() })
  const apply = async () => {
    const done = await applyImport({ db, clock: systemClock }, await asked())
    if (!done.ok) throw new Error(done.error.type)
    return done.value.counts
  }
  const previewed = await timed(async () => previewImport({ db }, await asked()))
  const applied = await timed(apply)
  const again = await timed(apply)
  const figures = {
    name: 'people:import',
    database: database ? 'postgres' : 'pglite',
    ...size,
    preview_seconds: previewed.seconds,
    apply_seconds: applied.seconds,
    new: applied.value.new,
    again_seconds: again.seconds,
    again_changed: again.value.new + again.value.changed + again.value.left,
    peak_megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }
  console.log(JSON.stringify(figures))
}

async function read(): Promise<Roster> {
  const roster = await readOneRoster(filesAt(join(folder, 'files')), day)
  if (!roster.ok) throw new Error(roster.error.type)
  return roster.value
}

async function timed<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly seconds: number }> {
  const started = performance.now()
  const value = await work()
  return { value, seconds: Math.round((performance.now() - started) / 10) / 100 }
}
