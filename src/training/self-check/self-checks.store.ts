import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'

/** Keeps that somebody did the self-check on a day, and nothing else; false when that is kept already. */
export async function insertSelfCheck(
  tx: Tx,
  { personId, on }: { readonly personId: string; readonly on: IsoDay },
): Promise<boolean> {
  const kept = await tx.query
    .insertInto('self_check')
    .values({ trust_id: tx.trustId, person_id: personId, done_on: on })
    .onConflict((clash) => clash.doNothing())
    .returning('done_on')
    .executeTakeFirst()
  return kept !== undefined
}

/** The days on which somebody did the self-check, the latest first, at most so many. */
export async function findSelfChecks(
  tx: Tx,
  personId: string,
  most: number,
): Promise<readonly IsoDay[]> {
  const rows = await tx.query
    .selectFrom('self_check')
    .select('done_on')
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .orderBy('done_on', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => row.done_on)
}
