import { sql } from 'kysely'

import type { Db } from '#db/db.ts'
import type { Trust } from '#people/trust.ts'

/** Everything that some tables keep of a trust, as text to compare. */
export async function keptOfTrust(
  db: Db,
  { trustId }: Trust,
  tables: readonly string[],
): Promise<string> {
  return db.transactionFor(trustId, async ({ query }) => {
    const all: unknown[] = []
    for (const table of tables) {
      const statement = sql`select t.*::text as row from ${sql.table(table)} t order by 1`
      all.push(table, (await statement.execute(query)).rows)
    }
    return JSON.stringify(all)
  })
}
