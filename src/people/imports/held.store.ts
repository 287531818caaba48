import { sql } from 'kysely'

import type { Tx } from '#db/db.ts'
import { findSchools } from '#people/schools/schools.store.ts'

import { findOthers } from './others.store.ts'
import type { Held, HeldLink, HeldPerson, HeldStay } from './plan.ts'
import { staysByPerson } from './stays-by-person.store.ts'

/**
 * Waits for other imports of the trust and keeps them waiting until the transaction ends; nothing else
 * that happens in the trust waits for it.
 */
export async function lockImports(tx: Tx): Promise<void> {
  // Not the trust's row: within a trust's transaction that row can be read alone, not locked.
  const key = `imports of ${tx.trustId}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}::text, 0))`.execute(tx.query)
}

/** Everything that an import from one source can change, in a handful of queries. */
export async function findHeld(tx: Tx, source: string): Promise<Held> {
  const stays = await findStaysOf(tx, source)
  return {
    source,
    people: await findPeople(tx, source, stays),
    others: await findOthers(tx, source),
    schools: await findSchools(tx),
    schoolIds: await findSchoolIds(tx, source),
    links: await findLinks(tx, source),
  }
}

async function findPeople(
  tx: Tx,
  source: string,
  stays: ReadonlyMap<string, readonly HeldStay[]>,
): Promise<ReadonlyMap<string, HeldPerson>> {
  const rows = await tx.query
    .selectFrom('external_id as known')
    .innerJoin('person', (on) =>
      on
        .onRef('person.trust_id', '=', 'known.trust_id')
        .onRef('person.person_id', '=', 'known.person_id'),
    )
    .leftJoin('pupil', (on) =>
      on
        .onRef('pupil.trust_id', '=', 'known.trust_id')
        .onRef('pupil.person_id', '=', 'known.person_id'),
    )
    .select(['known.id', 'person.person_id', 'person.given_name', 'person.family_name'])
    .select(['person.email', 'pupil.date_of_birth', 'pupil.year_group'])
    .where('known.trust_id', '=', tx.trustId)
    .where('known.source', '=', source)
    .where('known.thing', '=', 'person')
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        personId: row.person_id,
        givenName: row.given_name,
        familyName: row.family_name,
        email: row.email ?? undefined,
        dateOfBirth: row.date_of_birth ?? undefined,
        yearGroup: row.year_group ?? undefined,
        stays: stays.get(row.person_id) ?? [],
      },
    ]),
  )
}

async function findStaysOf(
  tx: Tx,
  source: string,
): Promise<ReadonlyMap<string, readonly HeldStay[]>> {
  const rows = await tx.query
    .selectFrom('external_id as known')
    .innerJoin('stay', (on) =>
      on
        .onRef('stay.trust_id', '=', 'known.trust_id')
        .onRef('stay.person_id', '=', 'known.person_id'),
    )
    .selectAll('stay')
    .where('known.trust_id', '=', tx.trustId)
    .where('known.source', '=', source)
    .where('known.thing', '=', 'person')
    .orderBy('stay.stay_id')
    .execute()
  return staysByPerson(rows)
}

async function findSchoolIds(tx: Tx, source: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query
    .selectFrom('external_id')
    .select(['id', 'school_id'])
    .where('trust_id', '=', tx.trustId)
    .where('source', '=', source)
    .where('thing', '=', 'school')
    .execute()
  return new Map(rows.flatMap((row) => (row.school_id ? [[row.id, row.school_id] as const] : [])))
}

async function findLinks(tx: Tx, source: string): Promise<readonly HeldLink[]> {
  const rows = await tx.query
    .selectFrom('parent_link as link')
    .innerJoin('external_id as known', (on) =>
      on
        .onRef('known.trust_id', '=', 'link.trust_id')
        .onRef('known.person_id', '=', 'link.pupil_id'),
    )
    .select(['link.pupil_id', 'link.parent_id', 'link.has_responsibility', 'link.until_day'])
    .where('link.trust_id', '=', tx.trustId)
    .where('known.source', '=', source)
    .where('known.thing', '=', 'person')
    .execute()
  return rows.map((row) => ({
    pupilId: row.pupil_id,
    parentId: row.parent_id,
    hasResponsibility: row.has_responsibility,
    until: row.until_day ?? undefined,
  }))
}
