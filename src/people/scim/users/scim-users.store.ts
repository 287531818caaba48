import { sql } from 'kysely'

import { newId } from '#core/ids.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'
import type { Person } from '#people/person.ts'
import type { UsersAsked } from '#people/scim/reading/read-query.ts'

import { directory, type ScimUser } from './scim-user.ts'

/** The accounts that are asked for, and how many there are of them in all. */
export async function findUsers(
  tx: Tx,
  { filter, startIndex, count }: UsersAsked,
): Promise<{ readonly users: readonly ScimUser[]; readonly total: number }> {
  const all = meant(tx, filter)
  const { total } = await all
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await withColumns(all)
    .orderBy('scim_user.user_name_folded')
    .offset(startIndex - 1)
    .limit(count)
    .execute()
  return { users: rows.map(userOf), total: Number(total) }
}

/** The account with this id; undefined when there is none. */
export async function findUser(tx: Tx, personId: string): Promise<ScimUser | undefined> {
  const row = await withColumns(meant(tx, { by: 'id', is: personId })).executeTakeFirst()
  return row && userOf(row)
}

function meant(tx: Tx, filter: UsersAsked['filter']) {
  const all = tx.query
    .selectFrom('scim_user')
    .innerJoin('person', (on) =>
      on
        .onRef('person.trust_id', '=', 'scim_user.trust_id')
        .onRef('person.person_id', '=', 'scim_user.person_id'),
    )
    .leftJoin('external_id as known', (on) =>
      on
        .onRef('known.trust_id', '=', 'scim_user.trust_id')
        .onRef('known.person_id', '=', 'scim_user.person_id')
        .on('known.source', '=', directory),
    )
    .where('scim_user.trust_id', '=', tx.trustId)
  switch (filter?.by) {
    case undefined:
      return all
    case 'userName':
      return all.where('user_name_folded', '=', sql<string>`lower(${filter.is}::text)`)
    case 'externalId':
      return all.where(sql<boolean>`lower(known.id) = lower(${filter.is}::text)`)
    case 'id':
      return all.where(sql<boolean>`scim_user.person_id::text = lower(${filter.is}::text)`)
    case 'email':
      return all.where(sql<boolean>`lower(person.email) = lower(${filter.is}::text)`)
    case 'active':
      return all.where('is_active', '=', filter.is)
  }
}

function withColumns(query: ReturnType<typeof meant>) {
  return query
    .select(['scim_user.person_id', 'user_name', 'is_active', 'made_at', 'changed_at'])
    .select(['given_name', 'family_name', 'email', 'known.id as external_id'])
}

type Row = Awaited<ReturnType<ReturnType<typeof withColumns>['execute']>>[number]

function userOf(row: Row): ScimUser {
  return {
    personId: row.person_id,
    userName: row.user_name,
    externalId: row.external_id ?? undefined,
    active: row.is_active,
    givenName: row.given_name,
    familyName: row.family_name,
    email: row.email ?? undefined,
    madeAt: row.made_at,
    changedAt: row.changed_at,
  }
}

type Account = Pick<ScimUser, 'personId' | 'userName' | 'active'>

/** Keeps an account, new or known. */
export async function putUser(tx: Tx, account: Account, at: Date): Promise<void> {
  const columns = {
    user_name: account.userName,
    user_name_folded: sql<string>`lower(${account.userName}::text)`,
    is_active: account.active,
    changed_at: at,
  }
  await tx.query
    .insertInto('scim_user')
    .values({ trust_id: tx.trustId, person_id: account.personId, made_at: at, ...columns })
    .onConflict((clash) => clash.columns(['trust_id', 'person_id']).doUpdateSet(columns))
    .execute()
}

/** Forgets an account; the person stays, and what the directory calls them. */
export async function deleteUser(tx: Tx, personId: string): Promise<void> {
  await tx.query
    .deleteFrom('scim_user')
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .execute()
}

/** The person whom the directory calls this. */
export async function findPersonKnownAs(tx: Tx, externalId: string): Promise<string | undefined> {
  const row = await tx.query
    .selectFrom('external_id')
    .select('person_id')
    .where('trust_id', '=', tx.trustId)
    .where('source', '=', directory)
    .where('thing', '=', 'person')
    .where(sql<boolean>`lower(id) = lower(${externalId}::text)`)
    .executeTakeFirst()
  return row?.person_id ?? undefined
}

/** Keeps what the directory calls a person, in place of what it called them before. */
export async function putExternalId(tx: Tx, personId: string, externalId: string): Promise<void> {
  const { numUpdatedRows } = await tx.query
    .updateTable('external_id')
    .set({ id: externalId })
    .where('trust_id', '=', tx.trustId)
    .where('source', '=', directory)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return
  await tx.query
    .insertInto('external_id')
    .values({
      trust_id: tx.trustId,
      source: directory,
      thing: 'person',
      id: externalId,
      person_id: personId,
      school_id: null,
    })
    .execute()
}

/** The people with this address who work for the trust on a day and whom the directory has not named. */
export async function findWorkersByEmail(
  tx: Tx,
  email: string,
  day: IsoDay,
): Promise<readonly string[]> {
  const rows = await tx.query
    .selectFrom('person')
    .select('person_id')
    .where('trust_id', '=', tx.trustId)
    .where(sql<boolean>`lower(email) = lower(${email}::text)`)
    .where(sql<boolean>`exists (
      select from stay where stay.trust_id = person.trust_id and stay.person_id = person.person_id
        and kind not in ('pupil', 'parent', 'visitor')
        and (from_day is null or from_day <= ${day}::date)
        and (until_day is null or until_day > ${day}::date))`)
    .where(sql<boolean>`not exists (
      select from external_id known where known.trust_id = person.trust_id
        and known.person_id = person.person_id and known.source = ${directory})`)
    .limit(2)
    .execute()
  return rows.map((row) => row.person_id)
}

/** Whether a system other than the directory tells of a person, or someone did by hand. */
export async function isToldByOthers(tx: Tx, personId: string): Promise<boolean> {
  const { rows } = await sql<{ told: boolean }>`
    select exists (
      select from external_id where trust_id = ${tx.trustId}::uuid
        and person_id = ${personId}::uuid and source <> ${directory}
    ) or exists (
      select from stay where trust_id = ${tx.trustId}::uuid
        and person_id = ${personId}::uuid and source is distinct from ${directory}
    ) as told`.execute(tx.query)
  return rows[0]?.told ?? false
}

/** Keeps someone of whom only the directory has told. */
export async function insertTold(
  tx: Tx,
  person: Pick<Person, 'personId' | 'givenName' | 'familyName' | 'email'>,
): Promise<void> {
  await tx.query
    .insertInto('person')
    .values({
      trust_id: tx.trustId,
      person_id: person.personId,
      given_name: person.givenName,
      family_name: person.familyName,
      email: person.email ?? null,
    })
    .execute()
}

/** Makes a person staff of the trust from a day on, as the directory says. */
export async function beginStaffStay(tx: Tx, personId: string, from: IsoDay): Promise<void> {
  await tx.query
    .insertInto('stay')
    .values({
      trust_id: tx.trustId,
      stay_id: newId(),
      person_id: personId,
      kind: 'staff',
      school_id: null,
      job: null,
      from_day: from,
      until_day: null,
      source: directory,
    })
    .execute()
}
