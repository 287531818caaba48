import { sql } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'

/** How many people have an invitation and no way to sign in yet, and how many of those ran out. */
export async function findWaitingInvitations(
  tx: Tx,
  now: Date,
): Promise<{ readonly waiting: number; readonly late: number }> {
  const { rows } = await sql<{ waiting: number; late: number }>`
    select count(*) as waiting, count(*) filter (where expires_at <= ${now}::timestamptz) as late
    from (
      select distinct on (person_id) person_id, expires_at
      from invitation
      where trust_id = ${tx.trustId}::uuid and purpose = 'invitation' and not exists (
        select from invitation used
        where used.trust_id = invitation.trust_id and used.person_id = invitation.person_id
          and used.used_at is not null and used.purpose = 'invitation'
      ) and not exists (
        select from login_method method
        where method.trust_id = invitation.trust_id and method.person_id = invitation.person_id
      )
      order by person_id, made_at desc
    ) latest`.execute(tx.query)
  return rows[0] ?? { waiting: 0, late: 0 }
}

/** Who came in by the way for emergencies since a day, the latest first. */
export async function findEmergencies(
  tx: Tx,
  from: IsoDay,
): Promise<readonly { readonly personId: string; readonly name: string; readonly at: Date }[]> {
  const { rows } = await sql<{ personId: string; name: string; at: Date }>`
    select person_id as "personId", used_at as at,
      trim(given_name || ' ' || family_name) as name
    from break_glass join person using (trust_id, person_id)
    where trust_id = ${tx.trustId}::uuid
      and used_at >= ${from}::date::timestamp at time zone 'Europe/London'
    order by used_at desc limit 10`.execute(tx.query)
  return rows
}
