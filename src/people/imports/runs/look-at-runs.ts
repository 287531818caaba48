import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import { recordAudit } from '#audit/audit.store.ts'

import { findFiles } from './files.store.ts'
import { forgetOldRuns } from './forget-old-runs.ts'
import { findLines, type LinesAsked } from './lines.store.ts'
import { isInterrupted, type ImportRun, type Progress, type RunLine, type SentFile } from './run.ts'
import { findProgress, findRun, findRuns } from './runs.store.ts'

type Needs = { readonly db: Db; readonly clock: Clock }

/** A run as its page shows it. */
export type RunLook = {
  readonly run: ImportRun
  readonly files: readonly SentFile[]
  readonly progress: Progress | undefined
  /** Its work was not heard of for so long that it was probably interrupted. */
  readonly isInterrupted: boolean
}

/** A run with how far it is; undefined when the trust has no such run. */
export async function lookAtRun(
  { db, clock }: Needs,
  { trustId, runId }: { readonly trustId: string; readonly runId: string },
): Promise<RunLook | undefined> {
  return db.transactionFor(trustId, async (tx) => {
    const run = await findRun(tx, runId)
    if (run === undefined) return undefined
    const progress = await findProgress(tx, runId)
    return {
      run,
      files: await findFiles(tx, runId),
      progress,
      isInterrupted: isInterrupted(run, progress, clock.now()),
    }
  })
}

/** A page of the runs of a trust, the latest first, with who started them. */
export async function listRuns(
  { db, clock }: Needs,
  { trustId, ...page }: { readonly trustId: string; readonly skip: number; readonly most: number },
) {
  return db.transactionFor(trustId, async (tx) => {
    await forgetOldRuns(tx, clock.now())
    return findRuns(tx, page)
  })
}

/** A page of the lines of a preview, and how many there are. The look is recorded, as it shows names. */
export async function lookAtLines(
  { db, clock }: Needs,
  asked: LinesAsked & {
    readonly trustId: string
    readonly runId: string
    readonly by: string
    readonly skip: number
    readonly most: number
  },
): Promise<{ readonly lines: readonly RunLine[]; readonly total: number }> {
  const { trustId, runId, by, skip, most, ...which } = asked
  return db.transactionFor(trustId, async (tx) => {
    const found = await findLines(tx, { runId, ...which }, { skip, most })
    await recordAudit(tx, {
      at: clock.now(),
      actor: by,
      action: 'import.shown',
      subject: { kind: 'import', id: runId },
      facts: { list: which.change, shown: found.lines.length },
    })
    return found
  })
}
