import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { PGlite } from '@electric-sql/pglite'

import { readConfig } from '#config.ts'
import { clockAt } from '#core/clock.ts'
import { handle } from '#db/db.ts'
import { type Engine, pgliteEngine, pgliteParsers, postgresEngine } from '#db/engine.ts'
import { migrate, readMigrations } from '#db/migrate.ts'
import { replayDraft, type ReplayProgress } from '#decisions/replaying/replay-draft.ts'
import { keepTrust } from '#people/keep-trust.ts'
import { keepEditions } from '#policies/keep-editions.ts'
import { openShelf } from '#policies/shelf.ts'
import { openLibrary, reopenEdition, type SealedEdition } from '#rulebooks/library.ts'

import { keepQuestions } from './replaying/keep-questions.ts'

// How long a draft takes with a million kept questions, at least 50,000 of them different: the edition in
// force itself, which changes nothing; the same with three years for two; and another trust's text, which
// changes nearly everything. On an embedded database in a temporary folder, and where DATABASE_URL is set
// on that server too: give it a database of its own, whose login owns it, as what is kept is left there.
const { values } = parseArgs({
  options: {
    questions: { type: 'string', default: '1000000' },
    different: { type: 'string', default: '100000' },
    embedded: { type: 'boolean', default: true },
  },
  allowNegative: true,
})

/** Seconds in which a million are to be replayed. */
const LIMIT = 10

const clock = clockAt('2026-11-20T08:00:00Z')
const library = openedLibrary()
const config = readConfig()
if (config.mode === 'installation') {
  await measureOn('server', postgresEngine(config.databaseUrl))
}
if (values.embedded) {
  const folder = mkdtempSync(join(tmpdir(), 'houserules-bench-'))
  try {
    const pglite = await PGlite.create(join(folder, 'database'), { parsers: pgliteParsers })
    await measureOn('embedded', pgliteEngine(pglite))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measureOn(database: string, engine: Engine): Promise<void> {
  await migrate(engine, readMigrations('migrations'))
  const db = handle(engine)
  const started = performance.now()
  const slug = 'leading-edge'
  const { trustId } = await keepTrust({ db }, { code: 'LEA', name: 'Invented Trust', slug })
  await keepEditions({ db, library, clock })
  const edition = editionOf('LEA')
  const filling = {
    trustId,
    edition,
    rows: Number(values.questions),
    distinct: Number(values.different),
    people: 6000,
    schools: 12,
  }
  await keepQuestions({ db, engine }, filling)
  console.error(`${database}: kept in ${secondsSince(started)} s`)
  for (const [name, draft] of drafts(edition)) {
    console.log(JSON.stringify({ database, ...(await measure({ name, draft })) }))
  }
  await db.close()

  async function measure(asked: { readonly name: string; readonly draft: SealedEdition }) {
    const tell = stepTimes()
    const cpu = process.cpuUsage()
    const since = performance.now()
    const shelf = openShelf({ db, library })
    const report = await replayDraft(
      { db, clock, shelf },
      { trustId, edition: asked.draft, tell: tell.tell },
    )
    const seconds = secondsSince(since)
    const { user, system } = process.cpuUsage(cpu)
    return {
      name: `replay: ${asked.name}`,
      kept_questions: report.asked,
      different: report.different,
      changed: report.changed,
      cannot: report.cannot,
      told_otherwise: report.told_otherwise,
      changes: report.changes.length,
      seconds,
      limit: LIMIT,
      steps: tell.times(),
      cpu_seconds: rounded((user + system) / 1_000_000),
    }
  }
}

/** How many seconds each step took, by when the next began. */
function stepTimes() {
  const began = new Map<string, number>()
  const start = performance.now()
  return {
    tell: ({ step }: ReplayProgress): void => {
      if (!began.has(step)) began.set(step, performance.now())
    },
    times: (): Readonly<Record<string, number>> => {
      const steps = [...began, ['', performance.now()] as const]
      const times = steps.flatMap(([step, at], i) => {
        const next = steps[i + 1]
        return next ? [[step, rounded((next[1] - at) / 1000)] as const] : []
      })
      const first = steps[0]?.[1] ?? start
      return { opening: rounded((first - start) / 1000), ...Object.fromEntries(times) }
    },
  }
}

function* drafts(edition: SealedEdition): Generator<readonly [string, SealedEdition]> {
  yield ['the edition in force', edition]
  yield [
    'three years for two',
    withText(edition, (text) => text.replace('value: 2, unit: years', 'value: 3, unit: years')),
  ]
  yield [
    'another text altogether',
    withText(editionOf('DOW'), (text) => text.replace('trust: DOW', 'trust: LEA')),
  ]
}

function withText(edition: SealedEdition, change: (text: string) => string): SealedEdition {
  const text = change(edition.source).replaceAll('DOW-', 'LEA-')
  const changed = reopenEdition({ text, file: 'draft.md' }, edition.vocabularyText)
  if (!changed.ok) throw new Error(changed.error.map(({ says }) => says).join('\n'))
  return changed.value
}

function openedLibrary() {
  const opened = openLibrary('rulebooks')
  if (!opened.ok) throw new Error('the rulebooks cannot be read: run npm run rulebooks')
  return opened.value
}

function editionOf(code: string): SealedEdition {
  const edition = library.editions.get(code)
  if (!edition) throw new Error(`no rulebook of ${code}`)
  return edition
}

function secondsSince(then: number): number {
  return rounded((performance.now() - then) / 1000)
}

function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100
}
