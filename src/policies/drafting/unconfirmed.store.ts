import { sql } from 'kysely'

import type { Tx } from '#db/db.ts'

/** A draft that is being written, and how many of its rules nobody has confirmed. */
export type Unconfirmed = {
  readonly draftId: string
  readonly title: string
  readonly rules: number
}

/** Drafts of the trust with rules that nobody has confirmed, the one changed last first. */
export async function findUnconfirmed(tx: Tx, most: number): Promise<readonly Unconfirmed[]> {
  const rules = sql<number>`regexp_count(source, '^confirmed: no\\s*$', 1, 'n')`
  const rows = await tx.query
    .selectFrom('draft')
    .select(['draft_id as draftId', 'title', rules.as('rules')])
    .where('trust_id', '=', tx.trustId)
    .where('kind', '=', 'trust')
    .where('state', '=', 'drafting')
    .where(sql<boolean>`strpos(source, 'confirmed: no') > 0`)
    .orderBy('changed_at', 'desc')
    .limit(most)
    .execute()
  return rows.filter((row) => row.rules > 0)
}
