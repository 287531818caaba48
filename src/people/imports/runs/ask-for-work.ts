import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db, Tx } from '#db/db.ts'
import { sendJob } from '#jobs/send-job.ts'
import type { LookalikeChoice } from '#people/imports/plan.ts'
import type { CsvMapping } from '#people/imports/reading/mapping.ts'

import { deleteFiles, findFiles } from './files.store.ts'
import { deleteLines } from './lines.store.ts'
import { takesFiles } from './receive-file.ts'
import { isInterrupted, type ImportRun } from './run.ts'
import { findProgress, findRun, putProgress, updateRun } from './runs.store.ts'

type Needs = { readonly db: Db; readonly clock: Clock }
type Asked = { readonly trustId: string; readonly runId: string; readonly by: string }

/** Why a run was left as it was. */
export type NotNow = 'no-such-run' | 'not-now'

/** Has the files of a run read; a spreadsheet by `mapping`, which the run keeps. */
export async function askToRead(
  { db, clock }: Needs,
  { trustId, runId, mapping }: Omit<Asked, 'by'> & { readonly mapping?: CsvMapping | undefined },
): Promise<Result<undefined, NotNow | 'no-files' | 'no-mapping'>> {
  return db.transactionFor(trustId, async (tx) => {
    const run = await findRun(tx, runId, { lock: true })
    if (!run) return err('no-such-run')
    if (!takesFiles(run)) return err('not-now')
    if ((await findFiles(tx, runId)).length === 0) return err('no-files')
    const meaning = mapping ?? run.mapping
    if (run.format === 'csv' && meaning === undefined) return err('no-mapping')
    await updateRun(tx, runId, { state: 'reading', mapping: meaning, problem: undefined })
    await send(tx, runId, clock.now())
    return ok(undefined)
  })
}

/** What the person who decides answers. */
type Answers = {
  readonly confirmLeaving?: number | undefined
  readonly lookalikes?: LookalikeChoice | undefined
}

/** What that person was asked and has not answered. */
type Unanswered = 'confirm-leaving' | 'choose-lookalikes'

/**
 * Has a run applied that was looked at. Asked twice it is done once. Where many would leave it needs
 * `confirmLeaving`, the number the preview showed; where somebody looks like somebody already here it
 * needs `lookalikes`.
 */
export async function askToApply(
  { db, clock }: Needs,
  {
    trustId,
    runId,
    by,
    ...asked
  }: Asked & {
    readonly confirmLeaving?: number | undefined
    readonly lookalikes?: LookalikeChoice | undefined
  },
): Promise<Result<undefined, NotNow | Unanswered>> {
  return db.transactionFor(trustId, async (tx) => {
    const run = await findRun(tx, runId, { lock: true })
    if (!run) return err('no-such-run')
    if (run.state === 'applying' || run.state === 'applied') return ok(undefined)
    if (run.state !== 'ready') return err('not-now')
    const answers = answersTo(run, asked)
    if (!answers.ok) return answers
    await updateRun(tx, runId, { state: 'applying', appliedBy: by, ...answers.value })
    await send(tx, runId, clock.now())
    return ok(undefined)
  })
}

/** The answers as a run keeps them: only to what was asked. */
function answersTo(
  { summary }: ImportRun,
  { confirmLeaving, lookalikes }: Answers,
): Result<Pick<ImportRun, 'confirmedLeaving' | 'lookalikes'>, Unanswered> {
  const leaving = summary?.confirmLeaving
  if (leaving !== undefined && leaving !== confirmLeaving) return err('confirm-leaving')
  const isAsked = summary !== undefined && summary.counts.lookalike > 0
  if (isAsked && lookalikes === undefined) return err('choose-lookalikes')
  return ok({ confirmedLeaving: leaving, lookalikes: isAsked ? lookalikes : undefined })
}

/** Has work begun again that was interrupted or went wrong; what was done in between counts once. */
export async function askAgain(
  { db, clock }: Needs,
  { trustId, runId }: Omit<Asked, 'by'>,
): Promise<Result<undefined, NotNow>> {
  return db.transactionFor(trustId, async (tx) => {
    const run = await findRun(tx, runId, { lock: true })
    if (!run) return err('no-such-run')
    const now = clock.now()
    const isStill = isInterrupted(run, await findProgress(tx, runId), now)
    if (!isStill && run.state !== 'failed') return err('not-now')
    if (run.state === 'failed') await updateRun(tx, runId, { state: 'reading' })
    await send(tx, runId, now)
    return ok(undefined)
  })
}

/** Gives a run up: its files and what it would have done are gone, and nothing was changed. */
export async function cancelRun(
  { db, clock }: Needs,
  { trustId, runId, by }: Asked,
): Promise<Result<undefined, NotNow>> {
  return db.transactionFor(trustId, async (tx) => {
    const run = await findRun(tx, runId, { lock: true })
    if (!run) return err('no-such-run')
    if (!canBeCancelled(run)) return err('not-now')
    await deleteFiles(tx, runId)
    await deleteLines(tx, runId)
    const at = clock.now()
    await updateRun(tx, runId, { state: 'cancelled', finishedAt: at })
    const subject = { kind: 'import', id: runId }
    await recordAudit(tx, { at, actor: by, action: 'import.cancelled', subject })
    return ok(undefined)
  })
}

/** Whether a run can still be given up: not once it is being applied. */
export function canBeCancelled(run: ImportRun): boolean {
  return run.state === 'reading' || takesFiles(run)
}

async function send(tx: Tx, runId: string, now: Date): Promise<void> {
  await putProgress(tx, runId, { step: 'waiting', done: 0, total: 0, seenAt: now })
  await sendJob(tx, 'import-people', { runId })
}
