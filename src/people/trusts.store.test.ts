import { sql } from 'kysely'
import { expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import { makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import { keepTrust } from './keep-trust.ts'
import { listTrusts } from './list-trusts.ts'

const db = await testDb()

test('a trust keeps its id when it is kept again under another name', async () => {
  const first = await keepTrust({ db }, { code: 'OAK', name: 'Oak Trust', slug: 'oak' })
  const again = await keepTrust({ db }, { code: 'OAK', name: 'Oak and Ash Trust', slug: 'oak-ash' })

  expect(again).toEqual({ ...first, name: 'Oak and Ash Trust', slug: 'oak-ash' })
  expect(await listTrusts({ db })).toEqual([again])
})

test.each([
  ['code', { code: 'oak!', name: 'Oak', slug: 'oak-two' }],
  ['slug', { code: 'OAKS', name: 'Oak', slug: 'Oak Trust' }],
  ['name', { code: 'OAKN', name: '', slug: 'oak-three' }],
])('a trust with an unfit %s is refused', async (column, trust) => {
  await expect(keepTrust({ db }, trust)).rejects.toThrow(`trust_${column}_check`)
})

test('no trust renames another, nor itself, nor adds one: that is done at a start alone', async () => {
  const [here, there] = [await makeTrust(db), await makeTrust(db)]
  const inTrust = (statement: string) =>
    db.transactionFor(here.trustId, ({ query }) => sql.raw(statement).execute(query))

  for (const { trustId } of [here, there]) {
    const renamed = await inTrust(`UPDATE trust SET name = 'Taken' WHERE trust_id = '${trustId}'`)
    expect(renamed.numAffectedRows).toBe(0n)
  }
  await expect(
    inTrust(`INSERT INTO trust VALUES ('${newId()}', 'NEWT', 'New', 'new-trust')`),
  ).rejects.toThrow('row-level security')
})
