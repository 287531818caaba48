import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import { auditEntry, auditing } from '#test/auditing.ts'
import { makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import { recordAudit } from './audit.store.ts'
import { exportLog } from './export-log.ts'
import { readPublicKey } from './log/signed-note.ts'
import { provenBy } from './log/tlog-proof.ts'
import { verifyExport } from './log/verify-export.ts'
import { logSecretOf, signerFor } from './log-secret.ts'
import { proveEntry } from './prove-entry.ts'
import { signCheckpoint } from './sign-checkpoint.ts'

const db = await testDb()
const { needs, trustWith, record, exported, checked, noteOf } = auditing(db)

test('an export is sound, says what was recorded, and holds every checkpoint signed before', async () => {
  const { trustId } = await trustWith(3)
  const first = await noteOf(trustId)
  await record(trustId, 3)

  expect(await checked(trustId, [first])).toMatchObject({ size: 4, checkpoints: 2, problems: [] })
  const { lines } = await exported(trustId)
  expect(lines[1]).toContain(String.raw`\"actor\":\"person-0\"`)
})

test('whatever the facts of an entry are, it is exported as it was recorded', async () => {
  const { trustId } = await trustWith(0)
  const facts = fc.dictionary(
    fc.string(),
    fc
      .jsonValue({ noUnicodeString: false })
      .filter((one) => !JSON.stringify(one).includes('\\u0000')),
  )

  for (const some of fc.sample(
    facts.filter((one) => !JSON.stringify(one).includes('\\u0000')),
    40,
  )) {
    await db.transactionFor(trustId, (tx) => recordAudit(tx, { ...auditEntry(0), facts: some }))
  }

  expect(await checked(trustId)).toMatchObject({ size: 40, problems: [] })
})

test('entries that come at once, some of them undone, take the places in turn without a gap', async () => {
  const { trustId } = await trustWith(0)

  await Promise.allSettled(
    Array.from({ length: 30 }, (_, number) =>
      db.transactionFor(trustId, async (tx) => {
        await recordAudit(tx, auditEntry(number))
        if (number % 3 === 0) throw new Error('the change failed')
      }),
    ),
  )

  expect(await checked(trustId)).toMatchObject({ size: 20, problems: [] })
})

test('entries from before there was a log become its first leaves, in their order', async () => {
  const { trustId } = await makeTrust(db)
  await db.transactionFor(trustId, async (tx) => {
    for (const number of [0, 1, 2]) {
      await tx.query
        .insertInto('audit_entry')
        .values({
          trust_id: trustId,
          entry_id: newId(),
          at: needs.clock.now(),
          actor: `earlier-${number}`,
          action: 'decision.made',
          subject_kind: 'decision',
          subject_id: '1',
          facts: '{}',
        })
        .execute()
    }
    await recordAudit(tx, auditEntry(3))
  })

  const { lines } = await exported(trustId)
  expect(await checked(trustId)).toMatchObject({ size: 4, problems: [] })
  expect(lines.slice(1, 5).map((line) => /(?:earlier|person)-\d/.exec(line)?.[0])).toEqual([
    'earlier-0',
    'earlier-1',
    'earlier-2',
    'person-3',
  ])
})

test('a log without entries is not signed', async () => {
  const { trustId } = await makeTrust(db)

  expect(await signCheckpoint(needs, trustId)).toEqual({ ok: false, error: { type: 'log-empty' } })
})

test('a log that did not grow is not signed anew', async () => {
  const { trustId } = await trustWith(2)

  expect(await noteOf(trustId)).toBe(await noteOf(trustId))
  expect(await checked(trustId)).toMatchObject({ checkpoints: 1, problems: [] })
})

test('after a change of the key both keys are needed, and are enough', async () => {
  const { trustId } = await trustWith(2)
  await noteOf(trustId)
  const newSecret = logSecretOf({ secret: 'another secret of thirty-two or so' })
  const lines: string[] = []
  const write = (line: string) => lines.push(`${line}\n`)
  await exportLog({ ...needs, logSecret: newSecret }, { trustId, write })

  const keys = [needs.logSecret, newSecret].map((one) => signerFor(one, trustId).publicKey)
  expect(verifyExport(lines, { keys, witnessed: [] })).toMatchObject({
    checkpoints: 2,
    problems: [],
  })
  expect(verifyExport(lines, { keys: keys.slice(1), witnessed: [] }).problems).not.toEqual([])
})

test('a proof of one entry shows that entry to whoever has the key, and nothing when it was changed', async () => {
  const { trustId, entryIds } = await trustWith(5)
  const proof = await proveEntry(needs, { trustId, entryId: entryIds[3] ?? '' })
  const known = [readPublicKey(signerFor(needs.logSecret, trustId).publicKey)].filter(
    (key) => key !== undefined,
  )
  if (!proof.ok) throw new Error(proof.error.type)

  expect(provenBy(proof.value, known)).toMatchObject({ size: 5, index: 3 })
  expect(provenBy(proof.value, known)?.payload).toContain('"actor":"person-3"')
  expect(provenBy(proof.value.replace('index 3', 'index 2'), known)).toBeUndefined()
  expect(provenBy(proof.value, [])).toBeUndefined()
  for (const entryId of [newId(), 'nonsense']) {
    expect(await proveEntry(needs, { trustId, entryId })).toEqual({
      ok: false,
      error: { type: 'no-such-entry' },
    })
  }
})

test.each([
  ['a leaf changed', 'update audit_leaf set leaf_index = 9'],
  ['a salt taken', 'update audit_leaf set salt = null'],
  ['a leaf removed', 'delete from audit_leaf'],
  ['a checkpoint changed', "update audit_checkpoint set note = 'x'"],
  ['a checkpoint removed', 'delete from audit_checkpoint'],
  ['the log removed', 'delete from audit_log'],
])('the application itself cannot have %s', async (_, statement) => {
  const { trustId } = await trustWith(1)

  const tampering = db.transactionFor(trustId, (tx) => sql.raw(statement).execute(tx.query))

  await expect(tampering).rejects.toThrow(/permission denied/)
})
