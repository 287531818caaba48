import { newId } from '#core/ids.ts'
import { inPieces } from '#core/in-pieces.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'

import { closeFile, deleteFile, insertChunk, openFile } from './files.store.ts'
import { lineEndsIn } from './run-files.ts'
import { isWorking, type ImportRun } from './run.ts'
import { findRun } from './runs.store.ts'

/** The largest file that is taken, in bytes. */
export const largestFile = 100 * 1024 * 1024

type Receiving = {
  readonly trustId: string
  readonly runId: string
  readonly name: string
  readonly bytes: AsyncIterable<Uint8Array>
}

/** Why a file was not taken. */
export type NotReceived = 'no-such-run' | 'not-now' | 'too-large' | 'not-csv'

/**
 * Keeps a file for a run, piece by piece as it comes, in place of one of the same name. One that breaks
 * off leaves nothing behind that an import would read.
 */
export async function receiveFile(
  { db }: { readonly db: Db },
  { trustId, runId, name, bytes }: Receiving,
): Promise<Result<{ readonly bytes: number }, NotReceived>> {
  if (!/\.(csv|txt|zip)$/i.test(name) || name.length > 200) return err('not-csv')
  const file = { fileId: newId(), name }
  const opened = await db.transactionFor(trustId, async (tx) => {
    const run = await findRun(tx, runId, { lock: true })
    if (!run) return err<NotReceived>('no-such-run')
    if (!takesFiles(run)) return err<NotReceived>('not-now')
    await openFile(tx, runId, file)
    return ok(undefined)
  })
  if (!opened.ok) return opened
  const received = { size: 0, lineEnds: 0, place: 0 }
  for await (const content of inPieces(bytes)) {
    received.size += content.length
    received.lineEnds += lineEndsIn(content)
    if (received.size > largestFile) {
      await db.transactionFor(trustId, (tx) => deleteFile(tx, runId, file.fileId))
      return err('too-large')
    }
    const chunk = { place: received.place, content }
    received.place += 1
    await db.transactionFor(trustId, (tx) => insertChunk(tx, { runId, fileId: file.fileId }, chunk))
  }
  const whole = { ...file, bytes: received.size, lineEnds: received.lineEnds }
  await db.transactionFor(trustId, (tx) => closeFile(tx, runId, whole))
  return ok({ bytes: received.size })
}

/** Whether files can still be added to a run. */
export function takesFiles(run: ImportRun): boolean {
  return !isWorking(run) && run.state !== 'applied' && run.state !== 'cancelled'
}
