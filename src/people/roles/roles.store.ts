import { type Selectable, sql } from 'kysely'

import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'
import type { RoleHoldingTable } from '#db/tables.ts'

import type { Holding, Role } from './role.ts'

/** Keeps a holding under its id, new or known. */
export async function putHolding(tx: Tx, holding: Holding): Promise<void> {
  const columns = {
    person_id: holding.personId,
    role: holding.role,
    school_id: holding.schoolId ?? null,
    capacity: holding.capacity,
    from_day: holding.from,
    until_day: holding.until ?? null,
  }
  await tx.query
    .insertInto('role_holding')
    .values({ trust_id: tx.trustId, holding_id: holding.holdingId, ...columns })
    .onConflict((clash) => clash.columns(['trust_id', 'holding_id']).doUpdateSet(columns))
    .execute()
}

/** A holding by its id, locked until the transaction ends. */
export async function findHolding(tx: Tx, holdingId: string): Promise<Holding | undefined> {
  const row = await tx.query
    .selectFrom('role_holding')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('holding_id', '=', holdingId)
    .forUpdate()
    .executeTakeFirst()
  return row && fromRow(row)
}

/** Every role a person has held, in the order of giving. */
export async function findHoldingsOf(tx: Tx, personId: string): Promise<readonly Holding[]> {
  const rows = await tx.query
    .selectFrom('role_holding')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .orderBy('holding_id')
    .execute()
  return rows.map(fromRow)
}

/**
 * The roles held on a day, with the holders' names: holders first, then alternates. Whoever does not
 * work for or govern the trust that day holds nothing, whatever the dates of the role say.
 */
export async function findHoldingsOn(tx: Tx, day: IsoDay) {
  const rows = await tx.query
    .selectFrom('role_holding')
    .innerJoin('person', (on) =>
      on
        .onRef('person.trust_id', '=', 'role_holding.trust_id')
        .onRef('person.person_id', '=', 'role_holding.person_id'),
    )
    .selectAll('role_holding')
    .select(['given_name', 'family_name'])
    .where('role_holding.trust_id', '=', tx.trustId)
    .where('from_day', '<=', day)
    .where((or) => or.or([or('until_day', 'is', null), or('until_day', '>', day)]))
    .where(worksOn(day))
    .orderBy('role')
    .orderBy('capacity', 'desc')
    .orderBy('family_name')
    .orderBy('holding_id')
    .execute()
  return rows.map((row) => ({
    ...fromRow(row),
    name: `${row.given_name} ${row.family_name}`.trim(),
  }))
}

/** Who holds roles for the trust on a day, with the address they have for work. Alternates are left out. */
export async function findContactsOn(
  tx: Tx,
  { roles, day }: { readonly roles: readonly Role[]; readonly day: IsoDay },
) {
  const rows = await tx.query
    .selectFrom('role_holding')
    .innerJoin('person', (on) =>
      on
        .onRef('person.trust_id', '=', 'role_holding.trust_id')
        .onRef('person.person_id', '=', 'role_holding.person_id'),
    )
    .select(['role', 'given_name', 'family_name', 'email'])
    .where('role_holding.trust_id', '=', tx.trustId)
    .where('role', 'in', roles)
    .where('school_id', 'is', null)
    .where('capacity', '=', 'holder')
    .where('from_day', '<=', day)
    .where((or) => or.or([or('until_day', 'is', null), or('until_day', '>', day)]))
    .where(worksOn(day))
    .orderBy('family_name')
    .orderBy('holding_id')
    .execute()
  return rows.map(({ role, given_name: given, family_name: family, email }) => ({
    role,
    name: `${given} ${family}`.trim(),
    address: email ?? undefined,
  }))
}

function worksOn(day: IsoDay) {
  return sql<boolean>`exists (
    select from stay
    where stay.trust_id = role_holding.trust_id and stay.person_id = role_holding.person_id
      and stay.kind not in ('pupil', 'parent')
      and (stay.from_day is null or stay.from_day <= ${day}::date)
      and (stay.until_day is null or stay.until_day > ${day}::date)
  )`
}

function fromRow(row: Selectable<RoleHoldingTable>): Holding {
  return {
    holdingId: row.holding_id,
    personId: row.person_id,
    role: row.role,
    schoolId: row.school_id ?? undefined,
    capacity: row.capacity,
    from: row.from_day,
    until: row.until_day ?? undefined,
  }
}
