import { sql } from 'kysely'
import { describe, expect, inject, test } from 'vitest'

import { makePerson, makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import type { Tx } from './db.ts'

const db = await testDb()
const namesOf = ({ query }: Tx) =>
  query.selectFrom('person').select('given_name').orderBy('given_name').execute()
const allOf = ({ query }: Tx) => query.selectFrom('person').selectAll().execute()

/** The same statement again and again, as a server that runs for months asks it. */
async function often<T>(trustId: string, ask: (tx: Tx) => Promise<T>): Promise<T> {
  for (let times = 0; times < 12; times += 1) await db.transactionFor(trustId, ask)
  return db.transactionFor(trustId, ask)
}

test('what one trust asks often shows another only what is its own', async () => {
  const [one, other] = [await makeTrust(db), await makeTrust(db)]
  await makePerson(db, one, { givenName: 'Ada' })
  await makePerson(db, other, { givenName: 'Bea' })

  expect(await often(one.trustId, namesOf)).toEqual([{ given_name: 'Ada' }])
  expect(await often(other.trustId, namesOf)).toEqual([{ given_name: 'Bea' }])
  expect(await db.transactionFor(one.trustId, namesOf)).toEqual([{ given_name: 'Ada' }])
})

describe.skipIf(inject('testDatabase').kind !== 'postgres')('on a server', () => {
  test('the plan of what is asked often is kept, save where it asks for all columns', async () => {
    const { trustId } = await makeTrust(db)
    await often(trustId, namesOf)
    await often(trustId, allOf)

    const { rows } = await db.transactionFor(trustId, ({ query }) =>
      sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(query),
    )

    const kept = rows.map(({ statement }) => statement)
    expect(kept).toContainEqual(expect.stringContaining('select "given_name" from "person"'))
    expect(kept.filter((text) => text.includes('*'))).toEqual([])
  })

  test('a column that a newer version adds meanwhile stops nothing', async () => {
    const trust = await makeTrust(db)
    const { trustId } = trust
    await makePerson(db, trust, { givenName: 'Ada' })
    await often(trustId, namesOf)
    await often(trustId, allOf)

    await db.asOwner('alter table person add column later_on text')

    expect(await db.transactionFor(trustId, namesOf)).toEqual([{ given_name: 'Ada' }])
    expect(await db.transactionFor(trustId, allOf)).toMatchObject([{ later_on: null }])
  })
})
