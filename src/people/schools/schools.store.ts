import type { Selectable } from 'kysely'

import type { Tx } from '#db/db.ts'
import type { SchoolTable } from '#db/tables.ts'

import { type School, schoolCalendar } from './school.ts'

/** The schools of the transaction's trust, by name. */
export async function findSchools(tx: Tx): Promise<readonly School[]> {
  const rows = await tx.query
    .selectFrom('school')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .orderBy('name')
    .orderBy('school_id')
    .execute()
  return rows.map(fromRow)
}

/** Keeps a school under its id, new or known. */
export async function putSchool(tx: Tx, school: School): Promise<void> {
  const columns = {
    name: school.name,
    urn: school.urn ?? null,
    phase: school.phase ?? null,
    calendar: JSON.stringify(school.calendar),
  }
  await tx.query
    .insertInto('school')
    .values({ trust_id: tx.trustId, school_id: school.schoolId, ...columns })
    .onConflict((clash) => clash.columns(['trust_id', 'school_id']).doUpdateSet(columns))
    .execute()
}

function fromRow(row: Selectable<SchoolTable>): School {
  return {
    schoolId: row.school_id,
    name: row.name,
    urn: row.urn ?? undefined,
    phase: row.phase ?? undefined,
    calendar: schoolCalendar.parse(row.calendar),
  }
}
