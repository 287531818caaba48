import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'

/** When the software came to know an edition; undefined for one it does not keep. */
export async function findKnownSince(tx: Tx, seal: string): Promise<Date | undefined> {
  const row = await tx.query
    .selectFrom('edition')
    .select('loaded_at')
    .where('trust_id', '=', tx.trustId)
    .where('seal', '=', seal)
    .executeTakeFirst()
  return row?.loaded_at
}

/** The edition that was put in force last by a day, and from when. */
export async function findTermOn(
  tx: Tx,
  day: IsoDay,
): Promise<{ readonly seal: string; readonly fromDay: IsoDay } | undefined> {
  return tx.query
    .selectFrom('edition_term')
    .select(['seal', 'from_day as fromDay'])
    .where('trust_id', '=', tx.trustId)
    .where('from_day', '<=', day)
    .orderBy('from_day', 'desc')
    .orderBy('term_id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
