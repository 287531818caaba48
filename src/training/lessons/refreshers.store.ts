import { sql } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'

/** Somebody asked people to read or learn something once more. */
export type AskedRefresher = {
  readonly refresherId: string
  readonly requirement: string
  readonly because: string
  readonly due: IsoDay
  readonly askedBy: string
  readonly askedAt: Date
}

/** Keeps a refresher and of whom it is asked; false when it is kept already. */
export async function insertRefresher(
  tx: Tx,
  { personIds, ...asked }: AskedRefresher & { readonly personIds: readonly string[] },
): Promise<boolean> {
  const kept = await tx.query
    .insertInto('refresher')
    .values({
      trust_id: tx.trustId,
      refresher_id: asked.refresherId,
      requirement: asked.requirement,
      because: asked.because,
      due_day: asked.due,
      asked_by: asked.askedBy,
      asked_at: asked.askedAt,
    })
    .onConflict((clash) => clash.doNothing())
    .returning('refresher_id')
    .executeTakeFirst()
  if (kept === undefined) return false
  await sql`
    insert into refresher_person (trust_id, person_id, refresher_id)
    select ${tx.trustId}::uuid, person_id, ${asked.refresherId}::uuid
    from unnest(${personIds}::uuid[]) as person_id
    on conflict do nothing`.execute(tx.query)
  return true
}

/** A refresher with how many were asked and how many have done it since. */
export type ListedRefresher = AskedRefresher & {
  readonly asked: number
  readonly done: number
  readonly by: string
}

/** Refreshers asked by somebody (or by all), the latest first, at most so many. */
export async function findRefreshers(
  tx: Tx,
  which: { readonly askedBy?: string | undefined; readonly most: number },
): Promise<readonly ListedRefresher[]> {
  const theirs = which.askedBy === undefined ? sql`` : sql`and asked_by = ${which.askedBy}::uuid`
  const { rows } = await sql<ListedRefresher>`
    select refresher_id as "refresherId", requirement, because, due_day::text as due,
      asked_by as "askedBy", asked_at as "askedAt", trim(given_name || ' ' || family_name) as by,
      (select count(*)::int from refresher_person of
        where of.trust_id = refresher.trust_id and of.refresher_id = refresher.refresher_id) as asked,
      (select count(*)::int from refresher_person of
        join acknowledged did using (trust_id, person_id)
        where of.trust_id = refresher.trust_id and of.refresher_id = refresher.refresher_id
          and did.requirement = refresher.requirement and did.at > refresher.asked_at) as done
    from refresher
    join person on person.trust_id = refresher.trust_id and person.person_id = refresher.asked_by
    where refresher.trust_id = ${tx.trustId}::uuid ${theirs}
    order by refresher_id desc limit ${which.most}`.execute(tx.query)
  return rows
}

/** Whether there is one of this id. */
export async function hasRefresher(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.query
    .selectFrom('refresher')
    .select('refresher_id')
    .where('trust_id', '=', tx.trustId)
    .where('refresher_id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}
