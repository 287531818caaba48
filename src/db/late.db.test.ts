import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'

import { makePerson, makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import type { Tx } from './db.ts'

const db = await testDb()

const namesOf = ({ query }: Tx) => query.selectFrom('person').select('given_name').execute()

/** What work does that goes on after its transaction has ended: with the rows of every trust before it. */
async function afterItsEnd(how: 'kept' | 'failed'): Promise<Tx> {
  const [here, elsewhere] = [await makeTrust(db), await makeTrust(db)]
  await makePerson(db, elsewhere, { givenName: 'Bea' })
  let held: Tx | undefined
  const work = db.transactionFor(here.trustId, async (tx) => {
    held = tx
    if (how === 'failed') throw new Error('changed its mind')
  })
  await work.catch(() => undefined)
  if (!held) throw new Error('there was no transaction')
  return held
}

test.each(['kept', 'failed'] as const)(
  'whoever holds on to a transaction that was %s reads nothing with it',
  async (how) => {
    const held = await afterItsEnd(how)

    await expect(namesOf(held)).rejects.toThrow('already')
  },
)

test('nor with what another trust does on the same connection meanwhile', async () => {
  const held = await afterItsEnd('kept')
  const other = await makeTrust(db)
  await makePerson(db, other, { givenName: 'Cleo' })
  const { rows } = await db.transactionFor(other.trustId, async () => ({
    rows: await namesOf(held).catch(() => []),
  }))

  expect(rows).toEqual([])
})

test('what was begun beside work that failed is not done outside its transaction', async () => {
  const { trustId, name } = await makeTrust(db)
  const late: Promise<unknown>[] = []
  const work = db.transactionFor(trustId, async ({ query }) => {
    const own = query.updateTable('trust').where('trust_id', '=', trustId)
    const rename = async () => {
      for (let times = 0; times < 50; times += 1) await own.set({ name: 'Half done' }).execute()
    }
    late.push(rename().catch(() => undefined))
    await sql`select 1`.execute(query)
    throw new Error('changed its mind')
  })
  await expect(work).rejects.toThrow('changed its mind')
  await Promise.all(late)
  const named = await db.transactionFor(trustId, ({ query }) =>
    query.selectFrom('trust').select('name').where('trust_id', '=', trustId).execute(),
  )

  expect(named).toEqual([{ name }])
})

test('a transaction within a transaction is refused', async () => {
  const { trustId } = await makeTrust(db)
  const within = db.transactionFor(trustId, ({ query }) =>
    query.transaction().execute(async () => undefined),
  )

  await expect(within).rejects.toThrow('not supported')
})

test.skipIf(inject('testDatabase').kind !== 'postgres')(
  'work that went on after a statement failed is not told that it was kept',
  async () => {
    const trust = await makeTrust(db)
    const { trustId } = trust
    await makePerson(db, trust, { givenName: 'Ada' })
    const work = db.transactionFor(trustId, async ({ query }) => {
      await query.updateTable('person').set({ given_name: 'Half done' }).execute()
      await sql`select 1 / 0`.execute(query).catch(() => undefined)
    })

    await expect(work).rejects.toThrow('was rolled back, as a statement of it had failed')
    expect(await db.transactionFor(trustId, namesOf)).toEqual([{ given_name: 'Ada' }])
  },
)
