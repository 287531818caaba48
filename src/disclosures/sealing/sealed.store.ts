import { sql } from 'kysely'

import type { Sealed } from '#core/sealed-text.ts'
import type { Tx } from '#db/db.ts'

/** Where a sealed entry stands. */
export type Place = { readonly disclosureId: string; readonly revision: number }

/** Up to `limit` entries sealed with another key, in order of their places, after one where given. */
export async function findSealedOtherwise(
  tx: Tx,
  {
    keyId,
    after,
    limit,
  }: { readonly keyId: string; readonly after: Place | undefined; readonly limit: number },
): Promise<readonly (Place & { readonly sealed: Sealed })[]> {
  const all = tx.query
    .selectFrom('disclosure_entry')
    .select(['disclosure_id', 'revision', 'key_id', 'sealed'])
    .where('trust_id', '=', tx.trustId)
    .where('key_id', '!=', keyId)
  const rest =
    after === undefined
      ? all
      : all.where(
          sql<boolean>`(disclosure_id, revision) > (${after.disclosureId}::uuid, ${after.revision})`,
        )
  const rows = await rest
    .orderBy('disclosure_id')
    .orderBy('revision')
    .limit(limit)
    .$narrowType<{ key_id: string; sealed: Uint8Array }>()
    .execute()
  return rows.map((row) => ({
    disclosureId: row.disclosure_id,
    revision: row.revision,
    sealed: { keyId: row.key_id, box: row.sealed },
  }))
}

/**
 * Puts words sealed anew in the place of the same words. Only as the owner of the tables, for this statement
 * alone: the application itself may not change an entry.
 */
export async function replaceSealed(
  tx: Tx,
  {
    disclosureId,
    revision,
    was,
    sealed,
  }: Place & { readonly was: Sealed; readonly sealed: Sealed },
): Promise<void> {
  await sql`select set_config('role', 'none', true)`.execute(tx.query)
  await tx.query
    .updateTable('disclosure_entry')
    .set({ key_id: sealed.keyId, sealed: sealed.box })
    .where('trust_id', '=', tx.trustId)
    .where('disclosure_id', '=', disclosureId)
    .where('revision', '=', revision)
    .where('key_id', '=', was.keyId)
    .execute()
  await sql`select set_config('role', 'houserules_app', true)`.execute(tx.query)
}
