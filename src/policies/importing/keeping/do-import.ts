import type { Worker } from 'node:worker_threads'

import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Result } from '#core/result.ts'
import type { Tx } from '#db/db.ts'
import type { Trust } from '#people/trust.ts'
import type { ReadRefusal } from '#policies/importing/document.ts'
import { reviewOf, type ReviewClause } from '#policies/importing/reviewing/review-clause.ts'
import { checkedIn, foundIn } from '#policies/importing/working/answers.ts'
import { askWorker, startWorker } from '#policies/importing/working/ask-worker.ts'
import type { FoundPolicy } from '#policies/importing/working/task.ts'
import type { Built } from '#rulebooks/ledger.ts'

import { replaceClauses } from './clauses.store.ts'
import { findImport, putCheck, putProgress, updateImport } from './imports.store.ts'
import { keptOf, partsOfImport } from './parts-of-import.ts'
import { deletePieces, findBytes } from './pieces.store.ts'
import type { ImportStep, KeptCheck, PolicyImport } from './policy-import.ts'

/** What the work on an import needs: short transactions of its trust, whose it is, and the time. */
export type WorkNeeds = {
  readonly inTrust: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  readonly trust: Trust
  readonly clock: Clock
  readonly built: Built
}

/** Reads the file of an import and keeps what was found in it. Done twice it is done once. */
export async function doImport(needs: WorkNeeds, one: PolicyImport): Promise<void> {
  const worker = startWorker()
  try {
    const found = await find(needs, one, worker)
    if (!found.ok) return await keepRefusal(needs, one, found.error)
    await say(needs, one, 'checking')
    const review = reviewOf(found.value.sections)
    const today = dayOf(needs.clock.now())
    const parts = partsOfImport(found.value, review, { ...needs, today })
    const checked = await askWorker(worker, { type: 'check', parts })
    const check = checked.ok ? keptOf(checkedIn(checked.value)) : undefined
    await keepFound(needs, one, { found: found.value, review, check })
  } finally {
    await worker.terminate()
  }
}

async function say({ inTrust, clock }: WorkNeeds, { importId }: PolicyImport, step: ImportStep) {
  await inTrust((tx) => putProgress(tx, importId, { step, seenAt: clock.now() }))
}

async function find(
  needs: WorkNeeds,
  one: PolicyImport,
  worker: Worker,
): Promise<Result<FoundPolicy, ReadRefusal>> {
  await say(needs, one, 'reading')
  const bytes = await needs.inTrust((tx) => findBytes(tx, one.importId))
  const task = {
    type: 'find',
    file: { name: one.fileName, bytes },
    today: dayOf(needs.clock.now()),
  } as const
  let saying: Promise<void> = Promise.resolve()
  const onStep = (step: ImportStep) => {
    // A word about the progress that cannot be kept is lost: it is not worth stopping for.
    saying = saying.then(() => say(needs, one, step)).catch(() => undefined)
  }
  const answered = await askWorker(worker, task, { onStep })
  await saying
  return answered.ok ? foundIn(answered.value) : answered
}

async function keepRefusal(
  { inTrust, clock }: WorkNeeds,
  { importId }: PolicyImport,
  { type, says }: ReadRefusal,
): Promise<void> {
  await inTrust(async (tx) => {
    const now = await findImport(tx, importId, 'lock')
    if (now?.state !== 'reading') return
    await deletePieces(tx, importId)
    await updateImport(tx, importId, { state: 'refused', problem: says })
    await recordAudit(tx, {
      at: clock.now(),
      actor: 'system',
      action: 'policy-import.refused',
      subject: { kind: 'policy-import', id: importId },
      facts: { why: type },
    })
  })
}

type Kept = {
  readonly found: FoundPolicy
  readonly review: readonly ReviewClause[]
  readonly check: KeptCheck | undefined
}

async function keepFound(
  { inTrust, clock }: WorkNeeds,
  { importId }: PolicyImport,
  { found, review, check }: Kept,
): Promise<void> {
  const { kind, pages, control, defects } = found
  await inTrust(async (tx) => {
    const now = await findImport(tx, importId, 'lock')
    if (now?.state !== 'reading') return
    await replaceClauses(tx, importId, review)
    await deletePieces(tx, importId)
    await updateImport(tx, importId, { state: 'ready', kind, pages, control, defects })
    if (check) await putCheck(tx, importId, { revision: now.revision, check })
    await recordAudit(tx, {
      at: clock.now(),
      actor: 'system',
      action: 'policy-import.read',
      subject: { kind: 'policy-import', id: importId },
      facts: { clauses: review.length, offered: review.filter(isOffered).length },
    })
  })
}

function isOffered({ offered }: ReviewClause): boolean {
  return offered.length > 0
}
