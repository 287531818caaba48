import type { Tx } from '#db/db.ts'

/** Keeps one piece of the file of an import. */
export async function insertPiece(
  tx: Tx,
  importId: string,
  piece: { readonly place: number; readonly content: Uint8Array },
): Promise<void> {
  await tx.query
    .insertInto('policy_import_piece')
    .values({ trust_id: tx.trustId, import_id: importId, ...piece })
    .execute()
}

/** The file of an import, whole. */
export async function findBytes(tx: Tx, importId: string): Promise<Uint8Array> {
  const rows = await tx.query
    .selectFrom('policy_import_piece')
    .select('content')
    .where('trust_id', '=', tx.trustId)
    .where('import_id', '=', importId)
    .orderBy('place')
    .execute()
  return new Uint8Array(Buffer.concat(rows.map(({ content }) => content)))
}

/** Takes the file of an import away. */
export async function deletePieces(tx: Tx, importId: string): Promise<void> {
  await tx.query
    .deleteFrom('policy_import_piece')
    .where('trust_id', '=', tx.trustId)
    .where('import_id', '=', importId)
    .execute()
}

/** Takes away what came of files that broke off before an instant: nobody reads them any more. */
export async function deleteBrokenOff(tx: Tx, before: Date): Promise<void> {
  await tx.query
    .deleteFrom('policy_import_piece')
    .where('trust_id', '=', tx.trustId)
    .where('import_id', 'in', (from) =>
      from
        .selectFrom('policy_import')
        .select('import_id')
        .where('trust_id', '=', tx.trustId)
        .where('state', '=', 'file')
        .where('begun_at', '<', before),
    )
    .execute()
}
