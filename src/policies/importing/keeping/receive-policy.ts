import { recordAudit } from '#audit/audit.store.ts'
import { instantAt, type Clock } from '#core/clock.ts'
import { inPieces } from '#core/in-pieces.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'
import { sendJob } from '#jobs/send-job.ts'
import { LIMITS } from '#policies/importing/reading/limits.ts'

import { findImport, insertImport, putProgress, updateImport } from './imports.store.ts'
import { deleteBrokenOff, deletePieces, insertPiece } from './pieces.store.ts'

type Needs = { readonly db: Db; readonly clock: Clock }

/** A file on its way in: the id its import is to have, its name, and its bytes as they come. */
export type Receiving = {
  readonly trustId: string
  readonly by: string
  readonly importId: string
  readonly fileName: string
  readonly bytes: AsyncIterable<Uint8Array>
}

/** Why a file was not taken. */
export type NotReceived = 'too-large' | 'no-file' | 'no-name'

/** Milliseconds after which a file that broke off is not waited for. */
const patience = 24 * 60 * 60 * 1000

/**
 * Keeps a policy's file piece by piece as it comes, and has it read in the background. The same form
 * sent twice begins one import. One that breaks off leaves an import that is never read.
 */
export async function receivePolicy(
  needs: Needs,
  file: Receiving,
): Promise<Result<{ readonly importId: string }, NotReceived>> {
  const { importId, fileName } = file
  if (fileName === '' || fileName.length > 200) return err('no-name')
  if (!(await begin(needs, file))) return ok({ importId })
  const bytes = await keepPieces(needs, file)
  if (bytes === undefined) return refuse(needs, file, 'too-large')
  if (bytes === 0) return refuse(needs, file, 'no-file')
  await needs.db.transactionFor(file.trustId, async (tx) => {
    await updateImport(tx, importId, { state: 'reading', bytes })
    await putProgress(tx, importId, { step: 'waiting', seenAt: needs.clock.now() })
    await sendJob(tx, 'import-policy', { importId })
  })
  return ok({ importId })
}

async function begin(
  { db, clock }: Needs,
  { trustId, by, importId, fileName }: Receiving,
): Promise<boolean> {
  const at = clock.now()
  return db.transactionFor(trustId, async (tx) => {
    await deleteBrokenOff(tx, instantAt(at.getTime() - patience))
    if (!(await insertImport(tx, { importId, fileName, begunBy: by, begunAt: at }))) return false
    const subject = { kind: 'policy-import', id: importId }
    await recordAudit(tx, { at, actor: by, action: 'policy-import.begun', subject })
    return true
  })
}

/** How many bytes were kept; undefined when there were more than are taken. */
async function keepPieces(
  { db }: Needs,
  { trustId, importId, bytes }: Receiving,
): Promise<number | undefined> {
  let size = 0
  let place = 0
  for await (const content of inPieces(bytes)) {
    size += content.length
    if (size > LIMITS.bytes) return undefined
    const piece = { place, content }
    await db.transactionFor(trustId, (tx) => insertPiece(tx, importId, piece))
    place += 1
  }
  return size
}

async function refuse(
  { db }: Needs,
  { trustId, importId }: Receiving,
  why: NotReceived,
): Promise<Result<never, NotReceived>> {
  await db.transactionFor(trustId, async (tx) => {
    await deletePieces(tx, importId)
    await updateImport(tx, importId, { state: 'cancelled' })
  })
  return err(why)
}

/** What asking again or giving up came to: nothing of the kind is there, or it is too late for it. */
export type NotNow = 'no-such-import' | 'not-now'

/** Has a file read again whose reading was interrupted or went wrong. */
export async function readAgain(
  { db, clock }: Needs,
  { trustId, importId }: { readonly trustId: string; readonly importId: string },
): Promise<Result<undefined, NotNow>> {
  return db.transactionFor(trustId, async (tx) => {
    const found = await findImport(tx, importId, 'lock')
    if (!found) return err('no-such-import')
    if (found.state !== 'reading' && found.state !== 'failed') return err('not-now')
    await updateImport(tx, importId, { state: 'reading' })
    await putProgress(tx, importId, { step: 'waiting', seenAt: clock.now() })
    await sendJob(tx, 'import-policy', { importId })
    return ok(undefined)
  })
}
