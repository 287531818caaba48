import { sql } from 'kysely'
import { z } from 'zod'

import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'

/** The months for which the transaction's trust keeps words; undefined where it has named none. */
export async function findKeeping(tx: Tx): Promise<number | undefined> {
  const row = await tx.query
    .selectFrom('disclosure_keeping')
    .select('months')
    .where('trust_id', '=', tx.trustId)
    .executeTakeFirst()
  return row?.months ?? undefined
}

/** Keeps for how many months the transaction's trust keeps words; null for no end. */
export async function putKeeping(
  tx: Tx,
  { months, by, at }: { readonly months: number | null; readonly by: string; readonly at: Date },
): Promise<void> {
  const kept = { months, changed_by: by, changed_at: at }
  await tx.query
    .insertInto('disclosure_keeping')
    .values({ trust_id: tx.trustId, ...kept })
    .onConflict((clash) => clash.column('trust_id').doUpdateSet(kept))
    .execute()
}

/** Up to `limit` ids of disclosures that were over by a day and whose words are still there. */
export async function findOver(
  tx: Tx,
  { by, limit }: { readonly by: IsoDay; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await tx.query
    .selectFrom('disclosure')
    .select('disclosure_id')
    .where('trust_id', '=', tx.trustId)
    .where('over_on', '<=', by)
    .where('erased_at', 'is', null)
    .orderBy('over_on')
    .limit(limit)
    .execute()
  return rows.map((row) => row.disclosure_id)
}

const erased = z.tuple([z.object({ erased: z.boolean() })])

/** Erases the words of a disclosure where its time is up, by the one function that may; false where it is not. */
export async function eraseWords(tx: Tx, disclosureId: string, at: Date): Promise<boolean> {
  const { rows } =
    await sql`select erase_disclosure(${disclosureId}::uuid, ${at}::timestamptz) as erased`.execute(
      tx.query,
    )
  return erased.parse(rows)[0].erased
}
