import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { readConfig } from '#config.ts'
import { systemClock } from '#core/clock.ts'
import { dayOf, isIsoDay } from '#core/iso-day.ts'
import { Refusal } from '#core/refusal.ts'
import { connect } from '#db/connect.ts'
import type { Db } from '#db/db.ts'
import { findTrust } from '#people/find-trust.ts'
import { applyImport, type ImportRefusal, previewImport } from '#people/imports/import-people.ts'
import type { LookalikeChoice } from '#people/imports/plan.ts'
import { keepMapping } from '#people/imports/keep-mapping.ts'
import { listMappings } from '#people/imports/list-mappings.ts'
import { filesAt } from '#people/imports/reading/folder.ts'
import { csvMapping, type CsvMapping } from '#people/imports/reading/mapping.ts'
import { formats, isFormat, readFiles } from '#people/imports/reading/read-files.ts'
import { readErrorWords } from '#people/imports/reading/read-error-words.ts'
import type { Roster } from '#people/imports/roster.ts'
import type { Trust } from '#people/trust.ts'

const usage = `Bring people and schools in from files, for one trust.

  npm run --silent people:import -- --trust LEA --format oneroster FOLDER
      shows as JSON what would happen: new, changed, left, refused with row and reason
  npm run --silent people:import -- --trust LEA --format oneroster FOLDER --apply
      does it, in one transaction or not at all

  --format    ${formats.join(', ')}
  --source    the system the ids are from; the same name each time (default: mis)
  --day       the day from which those who left are no longer there (default: today)
  --mapping   for csv: a JSON file that says what the columns mean, or the name of one that was kept
  --keep-mapping NAME   keeps that mapping under a name
  --group     for gias: the trust's number in the register (group UID)
  --most      lines shown of each list (default: 50)
  --confirm-leaving N   needed with --apply where the preview shows confirmLeaving
  --link-lookalikes, --keep-apart   one is needed with --apply where the preview shows lookalikes: they
              are the people already here, or others
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    trust: { type: 'string' },
    format: { type: 'string' },
    source: { type: 'string', default: 'mis' },
    day: { type: 'string', default: dayOf(systemClock.now()) },
    mapping: { type: 'string' },
    'keep-mapping': { type: 'string' },
    group: { type: 'string' },
    most: { type: 'string', default: '50' },
    apply: { type: 'boolean', default: false },
    'confirm-leaving': { type: 'string' },
    'link-lookalikes': { type: 'boolean', default: false },
    'keep-apart': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help || positionals[0] === undefined) console.log(usage)
else await refusalsSaid(() => run(positionals[0] ?? ''))

async function refusalsSaid(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

async function run(path: string): Promise<void> {
  if (!isIsoDay(values.day)) throw new Refusal('--day is a day such as 2026-09-01.')
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(values.source)) {
    throw new Refusal('--source is a word in small letters, such as mis.')
  }
  const config = readConfig()
  const db = await connect(config.mode === 'installation' ? config : { dataDir: config.dataDir })
  try {
    const trust = await findTrust({ db }, { code: (values.trust ?? '').toUpperCase() })
    if (!trust) throw new Refusal('--trust is the code of a trust of this installation.')
    await bringIn(db, trust, await read(path, await mappingOf(db, trust)))
  } finally {
    await db.close()
  }
}

/** The mapping the command names: a file, which may be kept under a name, or one that was kept. */
async function mappingOf(db: Db, { trustId }: Trust): Promise<CsvMapping | undefined> {
  const { mapping: given, 'keep-mapping': name } = values
  if (given === undefined) return undefined
  const kept = (await listMappings({ db }, { trustId })).get(given)
  if (kept) return kept
  const mapping = readMapping(given)
  const needs = { db, clock: systemClock }
  if (name !== undefined) await keepMapping(needs, { trustId, by: 'command', name, mapping })
  return mapping
}

function readMapping(path: string): CsvMapping {
  if (!existsSync(path)) throw new Refusal(`There is no mapping ${path}, kept or as a file.`)
  const parsed = csvMapping.safeParse(jsonOf(path))
  if (parsed.success) return parsed.data
  const words = parsed.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`)
  throw new Refusal(`${path}: ${words.join('; ')}`)
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new Refusal(`${path} is not JSON.`, { cause })
  }
}

async function read(path: string, mapping: CsvMapping | undefined): Promise<Roster> {
  const { format = '', group } = values
  if (!isFormat(format)) throw new Refusal(`--format is one of ${formats.join(', ')}.`)
  const read = await readFiles(filesAt(path), { format, today: values.day, mapping, group })
  if (!read.ok) throw new Refusal(readErrorWords(read.error))
  return read.value
}

async function bringIn(db: Db, { trustId }: Trust, roster: Roster): Promise<void> {
  const { day, source } = values
  const lookalikes = choiceOf()
  const asked = { trustId, by: 'command', source, roster, day, most: Number(values.most) }
  if (!values.apply) return print({ applied: false, ...(await previewImport({ db }, asked)) })
  const given = values['confirm-leaving']
  const confirmLeaving = given === undefined ? undefined : Number(given)
  const said = { confirmLeaving, lookalikes }
  const done = await applyImport({ db, clock: systemClock }, { ...asked, ...said })
  if (done.ok) return print({ applied: true, ...done.value })
  print({ applied: false, ...done.error.preview })
  throw new Refusal(refusalWords(done.error))
}

function choiceOf(): LookalikeChoice | undefined {
  const { 'link-lookalikes': link, 'keep-apart': apart } = values
  if (link && apart) throw new Refusal('Give --link-lookalikes or --keep-apart, not both.')
  if (link) return 'link'
  return apart ? 'apart' : undefined
}

function refusalWords(refusal: ImportRefusal): string {
  if (refusal.type === 'choose-lookalikes') {
    return `${refusal.lookalikes} look like somebody already here. Look at them under lookalikes, then add --link-lookalikes if they are the same people, or --keep-apart.`
  }
  const { leaving } = refusal
  return `${leaving} people would leave. If that is right, add --confirm-leaving ${leaving}.`
}

function print(value: object): void {
  console.log(JSON.stringify(value, null, 2))
}
