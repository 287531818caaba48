import type { Tx } from '#db/db.ts'

import { csvMapping, type CsvMapping } from './reading/mapping.ts'

/** Keeps a mapping under its name, new or known. */
export async function putMapping(tx: Tx, name: string, mapping: CsvMapping): Promise<void> {
  const columns = { mapping: JSON.stringify(mapping) }
  await tx.query
    .insertInto('import_mapping')
    .values({ trust_id: tx.trustId, name, ...columns })
    .onConflict((clash) => clash.columns(['trust_id', 'name']).doUpdateSet(columns))
    .execute()
}

/** The mappings of the transaction's trust, by name. */
export async function findMappings(tx: Tx): Promise<ReadonlyMap<string, CsvMapping>> {
  const rows = await tx.query
    .selectFrom('import_mapping')
    .select(['name', 'mapping'])
    .where('trust_id', '=', tx.trustId)
    .orderBy('name')
    .execute()
  return new Map(rows.map(({ name, mapping }) => [name, csvMapping.parse(mapping)]))
}

/** Takes a mapping away; false when there is none of this name. */
export async function deleteMapping(tx: Tx, name: string): Promise<boolean> {
  const { numDeletedRows } = await tx.query
    .deleteFrom('import_mapping')
    .where('trust_id', '=', tx.trustId)
    .where('name', '=', name)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
