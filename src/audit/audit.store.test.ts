import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import { findAuditOf, recordAudit } from './audit.store.ts'

const db = await testDb()
const at = clockAt('2026-03-01T09:00:00Z').now()
const subject = { kind: 'decision', id: newId() }
const entry = {
  at,
  actor: 'anonymous',
  action: 'decision.made',
  subject,
  facts: { as_of: '2026-03-01' },
}

test('an entry is kept with what it says, in the order of happening', async () => {
  const { trustId } = await makeTrust(db)

  const found = await db.transactionFor(trustId, async (tx) => {
    await recordAudit(tx, entry)
    await recordAudit(tx, { ...entry, action: 'decision.explained' })
    return findAuditOf(tx, subject)
  })

  expect(found).toEqual([
    { at, actor: 'anonymous', action: 'decision.made', facts: { as_of: '2026-03-01' } },
    { at, actor: 'anonymous', action: 'decision.explained', facts: { as_of: '2026-03-01' } },
  ])
})

test('an entry goes with the change it tells of: when that fails, neither is kept', async () => {
  const { trustId } = await makeTrust(db)

  const change = db.transactionFor(trustId, async (tx) => {
    await recordAudit(tx, entry)
    throw new Error('the change failed')
  })

  await expect(change).rejects.toThrow('the change failed')
  expect(await db.transactionFor(trustId, (tx) => findAuditOf(tx, subject))).toEqual([])
})

describe('one trust and another', () => {
  test('do not see each other’s entries', async () => {
    const [one, other] = [await makeTrust(db), await makeTrust(db)]
    await db.transactionFor(one.trustId, (tx) => recordAudit(tx, entry))

    const seen = await db.transactionFor(other.trustId, (tx) =>
      tx.query.selectFrom('audit_entry').select('trust_id').execute(),
    )

    expect(seen).toEqual([])
  })

  test('cannot keep an entry in the other’s name', async () => {
    const [one, other] = [await makeTrust(db), await makeTrust(db)]

    const forged = db.transactionFor(one.trustId, (tx) =>
      recordAudit({ ...tx, trustId: other.trustId }, entry),
    )

    await expect(forged).rejects.toThrow(/row-level security/)
  })

  test('leave nothing of their transaction to the next', async () => {
    const { trustId } = await makeTrust(db)
    await db.transactionFor(trustId, (tx) => recordAudit(tx, entry))

    const seen = await db.transaction((tx) =>
      sql<{ trust_id: string }>`select trust_id from audit_entry`.execute(tx.query),
    )

    expect(seen.rows).toEqual([])
  })
})

test.each([
  ['changed', sql`update audit_entry set actor = 'somebody else'`],
  ['removed', sql`delete from audit_entry`],
  ['emptied', sql`truncate audit_entry`],
])('an entry cannot be %s', async (_, statement) => {
  const { trustId } = await makeTrust(db)
  await db.transactionFor(trustId, (tx) => recordAudit(tx, entry))

  const tampering = db.transactionFor(trustId, (tx) => statement.execute(tx.query))

  await expect(tampering).rejects.toThrow(/permission denied/)
})

test('an action that is not of the form thing.past-tense is refused', async () => {
  const { trustId } = await makeTrust(db)

  const kept = db.transactionFor(trustId, (tx) => recordAudit(tx, { ...entry, action: 'Did it' }))

  await expect(kept).rejects.toThrow(/audit_entry_action_check/)
})
