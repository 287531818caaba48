import { sql } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'

/**
 * Keeps that people are reminded on a day, and gives those who had no reminder since another day: only
 * they are to be reminded. One statement, so that two rounds at once remind nobody twice.
 */
export async function insertReminders(
  tx: Tx,
  {
    personIds,
    on,
    since,
  }: { readonly personIds: readonly string[]; readonly on: IsoDay; readonly since: IsoDay },
): Promise<readonly string[]> {
  const { rows } = await sql<{ personId: string }>`
    insert into reading_reminder (trust_id, person_id, sent_on)
    select ${tx.trustId}::uuid, meant.person_id, ${on}::date
    from unnest(${personIds}::uuid[]) as meant (person_id)
    where not exists (
      select from reading_reminder had
      where had.trust_id = ${tx.trustId}::uuid and had.person_id = meant.person_id
        and had.sent_on > ${since}::date
    )
    on conflict do nothing
    returning person_id as "personId"`.execute(tx.query)
  return rows.map(({ personId }) => personId)
}
