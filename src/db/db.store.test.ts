import { sql } from 'kysely'
import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import type { Tx } from './db.ts'

const db = await testDb()
const loaded_at = clockAt('2026-03-01T09:00:00.123Z').now()
const seal = 'a'.repeat(64)

test('work is done as the application’s role, in the name of one trust', async () => {
  const { trustId } = await makeTrust(db)

  const { rows } = await db.transactionFor(trustId, (tx) =>
    sql<{ role: string; trust: string }>`
      select current_user::text as role, current_setting('app.trust') as trust`.execute(tx.query),
  )

  expect(rows).toEqual([{ role: 'houserules_app', trust: trustId }])
})

test('what is no id names no trust, whatever else it says', async () => {
  const { trustId } = await makeTrust(db)
  const asked = [`${trustId}', true), set_config('role', 'none`, `${trustId}'; select '1`, 'all']

  for (const name of asked) {
    await expect(async () => db.transactionFor(name, keepEdition)).rejects.toThrow('by its id')
  }
})

test('days, instants, lists and JSON come back as they were kept, on either database', async () => {
  const { trustId } = await makeTrust(db)
  const decision_id = newId()

  const found = await db.transactionFor(trustId, async (tx) => {
    await keepEdition(tx)
    await tx.query
      .insertInto('decision')
      .values({
        trust_id: tx.trustId,
        decision_id,
        asked_at: loaded_at,
        as_of: '2026-03-29',
        asked_through: 'page',
        edition_seal: seal,
        facts: JSON.stringify({ action: 'accept-connection', list: [1, 'two'] }),
        mode: 'said',
        not_known: ['subject.left_on'],
        answer: 'deny',
        strength: 'advisory',
        clauses: ['LEA-9.01', 'LEA-9.02, "quoted"'],
        whole_answer: JSON.stringify({}),
      })
      .execute()
    return tx.query.selectFrom('decision').selectAll().executeTakeFirstOrThrow()
  })

  expect(found).toEqual({
    trust_id: trustId,
    decision_id,
    asked_at: loaded_at,
    as_of: '2026-03-29',
    asked_through: 'page',
    edition_seal: seal,
    facts: { action: 'accept-connection', list: [1, 'two'] },
    mode: 'said',
    not_known: ['subject.left_on'],
    cited: [],
    answer: 'deny',
    strength: 'advisory',
    clauses: ['LEA-9.01', 'LEA-9.02, "quoted"'],
    whole_answer: {},
    asked_by: null,
    asked_for: null,
  })
})

test('counts are numbers', async () => {
  const { rows } = await db.transaction((tx) =>
    sql<{ many: number }>`select count(*) as many from trust`.execute(tx.query),
  )

  expect(typeof rows[0]?.many).toBe('number')
})

test('a decision cannot rest on an edition of another trust', async () => {
  const [one, other] = [await makeTrust(db), await makeTrust(db)]
  await db.transactionFor(one.trustId, keepEdition)

  const kept = db.transactionFor(other.trustId, (tx) =>
    sql`insert into decision (trust_id, decision_id, asked_at, as_of, asked_through, edition_seal,
          facts, mode, not_known, answer, clauses, whole_answer)
        values (${tx.trustId}, ${newId()}, now(), '2026-03-01', 'api', ${seal}, '{}', 'said', '{}', 'allow', '{}', '{}')`.execute(
      tx.query,
    ),
  )

  await expect(kept).rejects.toThrow(/foreign key constraint/)
})

test('transactions that come at once wait for each other or run side by side, and all end', async () => {
  const trusts = [await makeTrust(db), await makeTrust(db), await makeTrust(db)]

  const seen = await Promise.all(
    trusts.map(({ trustId }) =>
      db.transactionFor(trustId, async (tx) => {
        await keepEdition(tx)
        return tx.query.selectFrom('edition').select('trust_id').execute()
      }),
    ),
  )

  expect(seen).toEqual(trusts.map(({ trustId }) => [{ trust_id: trustId }]))
})

async function keepEdition(tx: Tx): Promise<void> {
  await tx.query
    .insertInto('edition')
    .values({
      trust_id: tx.trustId,
      edition_id: newId(),
      label: 'first edition',
      seal,
      source: '# A policy',
      vocabulary: 'facts: {}',
      loaded_at,
    })
    .execute()
}
