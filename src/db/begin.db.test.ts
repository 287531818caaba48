import { sql } from 'kysely'
import { expect, test } from 'vitest'

import { makePerson, makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()

test.each(["x', true); delete from person; --", '01a1f91d', 'Leading Edge'])(
  'nothing begins for a trust that is named %s',
  (named) => {
    expect(() => db.transactionFor(named, () => Promise.resolve())).toThrow('known by its id')
  },
)

test('a transaction begins without what the one before it had, and one that failed left nothing', async () => {
  const trust = await makeTrust(db)
  const failing = db.transactionFor(trust.trustId, async ({ query }) => {
    await query.updateTable('trust').set({ name: 'Half done' }).execute()
    await sql`select 1 / 0`.execute(query)
  })
  await expect(failing).rejects.toThrow('division by zero')
  await makePerson(db, trust)
  const named = await db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('trust').select('name').executeTakeFirst(),
  )
  const outside = await db.transaction(({ query }) =>
    sql<{ trust: string }>`select current_setting('app.trust', true) as trust`.execute(query),
  )

  expect(named?.name).toBe(trust.name)
  expect(outside.rows).toEqual([{ trust: '' }])
})
