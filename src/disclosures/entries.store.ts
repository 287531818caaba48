import type { Selectable } from 'kysely'

import type { Sealed } from '#core/sealed-text.ts'
import type { Tx } from '#db/db.ts'
import type { DisclosureEntryTable } from '#db/tables/disclosures.ts'

import type { Entry } from './disclosure.ts'

/** Adds what was said, sealed, to the history of a disclosure. */
export async function insertEntry(
  tx: Tx,
  entry: Omit<Entry, 'said'> & { readonly disclosureId: string; readonly sealed: Sealed },
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
    rows.flatMap((row) => {
      const sealed = sealedIn(row)
      return sealed ? [[row.disclosure_id, sealed] as const] : []
    }),
  )
}

/** The entries of a disclosure in order, sealed; without their words once these were erased. */
export async function findEntries(
  tx: Tx,
  disclosureId: string,
): Promise<readonly (Omit<Entry, 'said'> & { readonly sealed: Sealed | undefined })[]> {
  const rows = await tx.query
    .selectFrom('disclosure_entry')
    .select(['revision', 'what', 'made_at', 'made_by', 'key_id', 'sealed'])
    .where('trust_id', '=', tx.trustId)
    .where('disclosure_id', '=', disclosureId)
    .orderBy('revision')
    .execute()
  return rows.map((row) => ({
    revision: row.revision,
    at: row.made_at,
    by: row.made_by,
    what: row.what,
    sealed: sealedIn(row),
  }))
}

function sealedIn(
  row: Pick<Selectable<DisclosureEntryTable>, 'key_id' | 'sealed'>,
): Sealed | undefined {
  const { key_id: keyId, sealed: box } = row
  return keyId === null || box === null ? undefined : { keyId, box }
}
