import { sql } from 'kysely'

import { newId } from '#core/ids.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'

import type { Kind, Person, Stay } from './person.ts'

/** Keeps a new person with their stays; false when their id is kept already, and nothing is changed. */
export async function insertPerson(tx: Tx, person: Person): Promise<boolean> {
  const key = { trust_id: tx.trustId, person_id: person.personId }
  const { numInsertedOrUpdatedRows } = await tx.query
    .insertInto('person')
    .values({ ...key, ...nameColumns(person) })
    .onConflict((clash) => clash.columns(['trust_id', 'person_id']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) return false
  if (person.stays.some(({ kind }) => kind === 'pupil')) await insertPupil(tx, person)
  await insertStays(tx, person.personId, person.stays)
  return true
}

/** Keeps the name and e-mail address of a person who is known. */
export async function updatePerson(tx: Tx, person: Person): Promise<void> {
  await tx.query
    .updateTable('person')
    .set(nameColumns(person))
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', person.personId)
    .execute()
}

/** Makes whoever else changes a person wait until the transaction ends. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await tx.query
    .selectFrom('person')
    .select('person_id')
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .forUpdate()
    .execute()
}

function nameColumns({ givenName, familyName, email }: Person) {
  return { given_name: givenName, family_name: familyName, email: email ?? null }
}

/** Keeps what a person is besides, entered by hand. */
export async function insertStays(tx: Tx, personId: string, stays: readonly Stay[]): Promise<void> {
  const key = { trust_id: tx.trustId, person_id: personId }
  const rows = stays.map((stay) => ({ ...key, stay_id: newId(), ...stayColumns(stay) }))
  await tx.query.insertInto('stay').values(rows).execute()
}

async function insertPupil(tx: Tx, person: Person): Promise<void> {
  await tx.query
    .insertInto('pupil')
    .values({
      trust_id: tx.trustId,
      person_id: person.personId,
      date_of_birth: person.dateOfBirth ?? null,
      year_group: person.yearGroup ?? null,
    })
    .execute()
}

function stayColumns(stay: Stay) {
  return {
    kind: stay.kind,
    school_id: stay.schoolId ?? null,
    job: stay.job ?? null,
    from_day: stay.from ?? null,
    until_day: stay.until ?? null,
    source: null,
  }
}

/** The person with this id, if the transaction's trust has one. */
export async function findPerson(tx: Tx, personId: string): Promise<Person | undefined> {
  const row = await tx.query
    .selectFrom('person')
    .leftJoin('pupil', (on) =>
      on
        .onRef('pupil.trust_id', '=', 'person.trust_id')
        .onRef('pupil.person_id', '=', 'person.person_id'),
    )
    .select(['person.given_name', 'person.family_name', 'person.email'])
    .select(['pupil.date_of_birth', 'pupil.year_group'])
    .where('person.trust_id', '=', tx.trustId)
    .where('person.person_id', '=', personId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    personId,
    givenName: row.given_name,
    familyName: row.family_name,
    email: row.email ?? undefined,
    dateOfBirth: row.date_of_birth ?? undefined,
    yearGroup: row.year_group ?? undefined,
    stays: await findStays(tx, personId),
  }
}

async function findStays(tx: Tx, personId: string): Promise<readonly Stay[]> {
  const rows = await tx.query
    .selectFrom('stay')
    .select(['kind', 'school_id', 'job', 'from_day', 'until_day'])
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .orderBy('stay_id')
    .execute()
  return rows.map((row) => ({
    kind: row.kind,
    schoolId: row.school_id ?? undefined,
    job: row.job ?? undefined,
    from: row.from_day ?? undefined,
    until: row.until_day ?? undefined,
  }))
}

/** Ends on a day the stays of a person that go on then, all or those of one kind; gives how many. */
export async function endStays(
  tx: Tx,
  personId: string,
  { on, kind }: { readonly on: IsoDay; readonly kind?: Kind | undefined },
): Promise<number> {
  const going = tx.query
    .updateTable('stay')
    .set((set) => ({ until_day: set.fn<string>('greatest', ['from_day', sql`${on}::date`]) }))
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .where((or) => or.or([or('until_day', 'is', null), or('until_day', '>', on)]))
  const meant = kind === undefined ? going : going.where('kind', '=', kind)
  return Number((await meant.executeTakeFirst()).numUpdatedRows)
}

/** The parents and children a person is linked with, former links among them. */
export async function findParentLinks(tx: Tx, personId: string) {
  return tx.query
    .selectFrom('parent_link')
    .select([
      'pupil_id as pupilId',
      'parent_id as parentId',
      'has_responsibility as hasResponsibility',
      'until_day as until',
    ])
    .where('trust_id', '=', tx.trustId)
    .where((or) => or.or([or('pupil_id', '=', personId), or('parent_id', '=', personId)]))
    .orderBy('pupil_id')
    .orderBy('parent_id')
    .execute()
}

/** What other systems call a person. */
export async function findExternalIds(tx: Tx, personId: string) {
  return tx.query
    .selectFrom('external_id')
    .select(['source', 'id'])
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .orderBy('source')
    .orderBy('id')
    .execute()
}
