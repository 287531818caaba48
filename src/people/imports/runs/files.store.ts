import type { Tx } from '#db/db.ts'

import type { SentFile } from './run.ts'

/** Keeps that a file is coming; one of the same name that came before is replaced. */
export async function openFile(
  tx: Tx,
  runId: string,
  { fileId, name }: Pick<SentFile, 'fileId' | 'name'>,
): Promise<void> {
  for (const file of await findFiles(tx, runId)) {
    if (file.name.toLowerCase() === name.toLowerCase()) await deleteFile(tx, runId, file.fileId)
  }
  await tx.query
    .insertInto('import_file')
    .values({
      trust_id: tx.trustId,
      run_id: runId,
      file_id: fileId,
      name,
      bytes: 0,
      line_ends: 0,
      is_whole: false,
    })
    .execute()
}

/** Keeps one piece of a file. */
export async function insertChunk(
  tx: Tx,
  { runId, fileId }: { readonly runId: string; readonly fileId: string },
  chunk: { readonly place: number; readonly content: Uint8Array },
): Promise<void> {
  await tx.query
    .insertInto('import_chunk')
    .values({ trust_id: tx.trustId, run_id: runId, file_id: fileId, ...chunk })
    .execute()
}

/** Says that all of a file has come. */
export async function closeFile(
  tx: Tx,
  runId: string,
  { fileId, bytes, lineEnds }: SentFile,
): Promise<void> {
  await tx.query
    .updateTable('import_file')
    .set({ bytes, line_ends: lineEnds, is_whole: true })
    .where('trust_id', '=', tx.trustId)
    .where('run_id', '=', runId)
    .where('file_id', '=', fileId)
    .execute()
}

/** The files of a run that have come whole, by name. */
export async function findFiles(tx: Tx, runId: string): Promise<readonly SentFile[]> {
  return tx.query
    .selectFrom('import_file')
    .select(['file_id as fileId', 'name', 'bytes', 'line_ends as lineEnds'])
    .where('trust_id', '=', tx.trustId)
    .where('run_id', '=', runId)
    .where('is_whole', '=', true)
    .orderBy('name')
    .execute()
}

/** One piece of a file; undefined behind the last. */
export async function findChunk(
  tx: Tx,
  { runId, fileId }: { readonly runId: string; readonly fileId: string },
  place: number,
): Promise<Uint8Array | undefined> {
  const row = await tx.query
    .selectFrom('import_chunk')
    .select('content')
    .where('trust_id', '=', tx.trustId)
    .where('run_id', '=', runId)
    .where('file_id', '=', fileId)
    .where('place', '=', place)
    .executeTakeFirst()
  return row?.content
}

/** Takes one file away, whole or not. */
export async function deleteFile(tx: Tx, runId: string, fileId: string): Promise<void> {
  for (const table of ['import_chunk', 'import_file'] as const) {
    await tx.query
      .deleteFrom(table)
      .where('trust_id', '=', tx.trustId)
      .where('run_id', '=', runId)
      .where('file_id', '=', fileId)
      .execute()
  }
}

/** Takes all files of a run away. */
export async function deleteFiles(tx: Tx, runId: string): Promise<void> {
  for (const table of ['import_chunk', 'import_file'] as const) {
    await tx.query
      .deleteFrom(table)
      .where('trust_id', '=', tx.trustId)
      .where('run_id', '=', runId)
      .execute()
  }
}
