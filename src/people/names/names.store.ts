import { sql } from 'kysely'

import type { Tx } from '#db/db.ts'

/** The names of those of the ids that are people or schools of the transaction's trust. */
export async function findNames(
  tx: Tx,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select person_id as id, trim(given_name || ' ' || family_name) as name
    from person where trust_id = ${tx.trustId}::uuid and person_id = any (${ids}::uuid[])
    union all
    select school_id, name
    from school where trust_id = ${tx.trustId}::uuid and school_id = any (${ids}::uuid[])
  `.execute(tx.query)
  return rows
}

/** The ids of people whose name holds every one of the words, up to `most`. */
export async function findNamed(
  tx: Tx,
  { words, most }: { readonly words: readonly string[]; readonly most: number },
): Promise<readonly string[]> {
  const name = sql<string>`lower(given_name || ' ' || family_name)`
  const rows = await tx.query
    .selectFrom('person')
    .select('person_id')
    .where('trust_id', '=', tx.trustId)
    .where((all) => all.and(words.map((word) => sql<boolean>`position(${word} in ${name}) > 0`)))
    .orderBy('family_name')
    .orderBy('person_id')
    .limit(most)
    .execute()
  return rows.map((row) => row.person_id)
}
