import type { Clock } from '#core/clock.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import { Refusal } from '#core/refusal.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Tx } from '#db/db.ts'
import { lockImports } from '#people/imports/held.store.ts'
import { choosing, keepPlanned, planned } from '#people/imports/import-people.ts'
import { readErrorWords } from '#people/imports/reading/read-error-words.ts'
import { readFiles } from '#people/imports/reading/read-files.ts'
import type { Roster } from '#people/imports/roster.ts'

import { deleteFiles } from './files.store.ts'
import { fingerprintOf, linesOf, summaryOf } from './lines-of-plan.ts'
import { replaceLines } from './lines.store.ts'
import { type Reporter, reporterOf } from './report-progress.ts'
import { type InTrust, openRunFiles, runFilesErrorWords } from './run-files.ts'
import type { ImportRun } from './run.ts'
import { findRun, updateRun } from './runs.store.ts'

/** What the work on a run needs: short transactions of its trust, and the time. */
export type RunNeeds = { readonly inTrust: InTrust; readonly clock: Clock }

/** Reads the files of a run and keeps what they would do. Done twice it is done once. */
export async function prepareRun(needs: RunNeeds, run: ImportRun): Promise<void> {
  const day = dayOf(needs.clock.now())
  const reporter = reporterOf(needs, run.runId)
  const roster = await readRoster(needs, { run, day, reporter })
  await reporter.settle()
  await needs.inTrust(async (tx) => {
    const now = await findRun(tx, run.runId, { lock: true })
    if (now?.state !== 'reading') return
    if (!roster.ok) {
      await updateRun(tx, run.runId, { state: 'unreadable', problem: roster.error })
      return
    }
    reporter.say('comparing', 0, 0)
    const seen = await look(tx, { source: run.source, roster: roster.value, day })
    await show(tx, run.runId, { ...seen, day, hasChanged: false })
  })
  await reporter.settle()
}

/**
 * Applies a run in one transaction, if what would happen is still what was looked at; else it is to be
 * looked at again. Done twice it is done once.
 */
export async function applyRun(needs: RunNeeds, run: ImportRun): Promise<void> {
  const { inTrust, clock } = needs
  const day = run.day ?? dayOf(clock.now())
  const reporter = reporterOf(needs, run.runId)
  const roster = await readRoster(needs, { run, day, reporter })
  await reporter.settle()
  await inTrust(async (tx) => {
    await lockImports(tx)
    const now = await findRun(tx, run.runId, { lock: true })
    if (now?.state !== 'applying') return
    if (!roster.ok) throw new Error(`the files of import ${run.runId} changed`)
    const seen = await look(tx, { source: run.source, roster: roster.value, day })
    if (!isAsSeen(now, seen)) return show(tx, run.runId, { ...seen, day, hasChanged: true })
    const onStep = (done: number, of: number) => reporter.say('changing', done, of)
    await keep(tx, now, { ...seen, roster: roster.value, at: clock.now(), onStep })
  })
  await reporter.settle()
}

type Seen = Awaited<ReturnType<typeof look>>

async function look(
  tx: Tx,
  asked: { readonly source: string; readonly roster: Roster; readonly day: IsoDay },
) {
  const plan = await planned(tx, { ...asked, most: 0 })
  const lines = linesOf(plan)
  const summary = summaryOf(plan, lines)
  // The lines are made again where they are kept: a large import should not hold them meanwhile.
  return { plan, summary, fingerprint: fingerprintOf(lines, summary) }
}

async function show(
  tx: Tx,
  runId: string,
  given: Seen & { readonly day: IsoDay; readonly hasChanged: boolean },
): Promise<void> {
  const { plan, summary, fingerprint, day, hasChanged } = given
  await replaceLines(tx, runId, linesOf(plan))
  const seen = { summary, fingerprint, day, hasChanged }
  await updateRun(tx, runId, { ...seen, state: 'ready', ...nothingSaid })
}

const nothingSaid = { confirmedLeaving: undefined, lookalikes: undefined } as const

function isAsSeen({ fingerprint, confirmedLeaving, lookalikes }: ImportRun, seen: Seen): boolean {
  const { confirmLeaving, counts } = seen.summary
  if (fingerprint !== seen.fingerprint) return false
  if (counts.lookalike > 0 && lookalikes === undefined) return false
  return confirmLeaving === undefined || confirmLeaving === confirmedLeaving
}

async function keep(
  tx: Tx,
  { runId, source, lookalikes, appliedBy = 'system' }: ImportRun,
  given: Seen & {
    readonly roster: Roster
    readonly at: Date
    readonly onStep: (done: number, of: number) => void
  },
): Promise<void> {
  const { roster, at, onStep } = given
  const plan = choosing(given.plan, roster, lookalikes)
  await deleteFiles(tx, runId)
  await updateRun(tx, runId, { state: 'applied', finishedAt: at, hasChanged: false })
  await keepPlanned(tx, plan, { by: appliedBy, source, at, importId: runId, onStep })
}

async function readRoster(
  { inTrust }: RunNeeds,
  given: { readonly run: ImportRun; readonly day: IsoDay; readonly reporter: Reporter },
): Promise<Result<Roster, string>> {
  const { run, day, reporter } = given
  let done = 0
  let total = 0
  const opened = await openRunFiles(inTrust, run.runId, (rows) => {
    done += rows
    reporter.say('reading', done, total)
  })
  if (!opened.ok) return err(runFilesErrorWords(opened.error))
  total = opened.value.rows
  const { format, mapping, group } = run
  try {
    const read = await readFiles(opened.value.files, { format, today: day, mapping, group })
    return read.ok ? ok(read.value) : err(readErrorWords(read.error))
  } catch (error) {
    if (error instanceof Refusal) return err(error.message)
    throw error
  }
}
