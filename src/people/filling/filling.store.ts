import { sql } from 'kysely'

import { newId } from '#core/ids.ts'
import type { Tx } from '#db/db.ts'
import type { Holding } from '#people/roles/role.ts'

/** Whether the transaction's trust has anybody, or a school, yet. */
export async function hasPeople(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from person where trust_id = ${tx.trustId}::uuid)
      or exists (select from school where trust_id = ${tx.trustId}::uuid) as found`.execute(
    tx.query,
  )
  return rows[0]?.found === true
}

/** Keeps many new holdings with their history in one statement. */
export async function insertHoldings(
  tx: Tx,
  holdings: readonly Holding[],
  change: { readonly at: Date; readonly cause: string },
): Promise<void> {
  const rows = holdings.map(({ holdingId, ...state }) => ({
    holdingId,
    historyId: newId(),
    ...state,
    state,
  }))
  await sql`
    with given as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json)
        as given("holdingId" uuid, "historyId" uuid, "personId" uuid, role text, "schoolId" uuid,
          capacity text, "from" date, until date, state jsonb)
    ), kept as (
      insert into role_holding
        (trust_id, holding_id, person_id, role, school_id, capacity, from_day, until_day)
      select ${tx.trustId}::uuid, "holdingId", "personId", role, "schoolId", capacity, "from", until
      from given
    )
    insert into people_history (trust_id, history_id, subject_kind, subject_id, at, cause, state)
    select ${tx.trustId}::uuid, "historyId", 'role', "holdingId", ${change.at}::timestamptz,
      ${change.cause}::text, state
    from given`.execute(tx.query)
}

/** The people that a source has a key for, by that key. */
export async function findPeopleKnownAs(
  tx: Tx,
  { source, keys }: { readonly source: string; readonly keys: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query
    .selectFrom('external_id')
    .select(['id', 'person_id'])
    .where('trust_id', '=', tx.trustId)
    .where('source', '=', source)
    .where('thing', '=', 'person')
    .where('id', 'in', keys)
    .execute()
  return new Map(rows.flatMap(({ id, person_id: known }) => (known ? [[id, known] as const] : [])))
}
