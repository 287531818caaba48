import type { Sealed } from '#core/sealed-text.ts'
import type { Tx } from '#db/db.ts'

import type { Entry, Said } from './disclosure.ts'

/** Adds what was said, sealed, to the history of a disclosure. */
export async function insertEntry(
  tx: Tx,
  entry: Omit<Entry, 'said'> & {
    readonly disclosureId: string
    readonly what: Said['what']
    readonly sealed: Sealed
  },
): Promise<void> {
  await tx.query
    .insertInto('disclosure_entry')
    .values({
      trust_id: tx.trustId,
      disclosure_id: entry.disclosureId,
      revision: entry.revision,
      what: entry.what,
      made_at: entry.at,
      made_by: entry.by,
      key_id: entry.sealed.keyId,
      sealed: entry.sealed.box,
    })
    .execute()
}

/** What each of some disclosures began with, sealed, by its id. */
export async function findFirstEntries(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Sealed>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query
    .selectFrom('disclosure_entry')
    .select(['disclosure_id', 'key_id', 'sealed'])
    .where('trust_id', '=', tx.trustId)
    .where('disclosure_id', 'in', ids)
    .where('revision', '=', 1)
    .execute()
  return new Map(
    rows.map((row) => [row.disclosure_id, { keyId: row.key_id, box: row.sealed }] as const),
  )
}

/** The sealed entries of a disclosure in order. */
export async function findEntries(
  tx: Tx,
  disclosureId: string,
): Promise<readonly (Omit<Entry, 'said'> & { readonly sealed: Sealed })[]> {
  const rows = await tx.query
    .selectFrom('disclosure_entry')
    .select(['revision', 'made_at', 'made_by', 'key_id', 'sealed'])
    .where('trust_id', '=', tx.trustId)
    .where('disclosure_id', '=', disclosureId)
    .orderBy('revision')
    .execute()
  return rows.map((row) => ({
    revision: row.revision,
    at: row.made_at,
    by: row.made_by,
    sealed: { keyId: row.key_id, box: row.sealed },
  }))
}
