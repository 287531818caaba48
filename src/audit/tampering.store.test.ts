import { describe, expect, test } from 'vitest'

import { auditing } from '#test/auditing.ts'
import { testDb } from '#test/test-db.ts'

import { signCheckpoint } from './sign-checkpoint.ts'

const db = await testDb()
const { needs, trustWith, record, checked, noteOf, asOwnerOf } = auditing(db)

describe('what the owner of the database does past the application is found:', () => {
  test.each([
    ['an entry edited', "UPDATE audit_entry SET actor = 'nobody' WHERE actor = 'person-1'"],
    ['facts edited', `UPDATE audit_entry SET facts = '{"number": 9}' WHERE actor = 'person-1'`],
    ['a time edited', "UPDATE audit_entry SET at = at + interval '1 ms' WHERE actor = 'person-1'"],
    ['an entry deleted', "DELETE FROM audit_entry WHERE actor = 'person-1'"],
    [
      'an entry deleted as if it had been erased',
      `DELETE FROM audit_entry WHERE actor = 'person-1';
       UPDATE audit_leaf SET salt = NULL WHERE leaf_index = 1`,
    ],
    ['a leaf deleted', 'DELETE FROM audit_leaf WHERE leaf_index = 1'],
    ['the last leaf deleted', 'DELETE FROM audit_leaf WHERE leaf_index = 4'],
    [
      'the last entry deleted with all that tells of it',
      `DELETE FROM audit_leaf WHERE leaf_index = 4; DELETE FROM audit_entry WHERE actor = 'person-4';
       UPDATE audit_log SET size = 4`,
    ],
    [
      'two entries exchanged',
      `UPDATE audit_leaf SET leaf_index = 9 WHERE leaf_index = 1;
       UPDATE audit_leaf SET leaf_index = 1 WHERE leaf_index = 2;
       UPDATE audit_leaf SET leaf_index = 2 WHERE leaf_index = 9`,
    ],
    [
      'an entry edited, with its commitment',
      `UPDATE audit_entry SET actor = 'nobody' WHERE actor = 'person-1';
       UPDATE audit_leaf SET commitment = sha256('guessed') WHERE leaf_index = 1`,
    ],
    ['a checkpoint edited', "UPDATE audit_checkpoint SET note = replace(note, '5', '4')"],
    ['a salt edited', "UPDATE audit_leaf SET salt = sha256('guessed') WHERE leaf_index = 1"],
  ])('%s', async (_, statements) => {
    const { trustId } = await trustWith(5)
    expect((await signCheckpoint(needs, trustId)).ok).toBe(true)

    await asOwnerOf(trustId, statements)

    expect((await checked(trustId)).problems).not.toEqual([])
  })

  test('an entry added past the log stops the signing', async () => {
    const { trustId } = await trustWith(2)
    await asOwnerOf(
      trustId,
      `INSERT INTO audit_entry SELECT trust_id, gen_random_uuid(), at, 'nobody', action, subject_kind,
         subject_id, facts FROM audit_entry
       WHERE actor = 'person-0' AND trust_id = '${trustId}'`,
    )

    expect((await checked(trustId)).signed).toEqual({
      ok: false,
      error: { type: 'entries-outside', count: 1 },
    })
  })

  test('a log rolled back with its checkpoints, by whoever kept one of them', async () => {
    const { trustId } = await trustWith(2)
    await noteOf(trustId)
    await record(trustId, 2)
    const witnessed = await noteOf(trustId)
    await asOwnerOf(
      trustId,
      `DELETE FROM audit_checkpoint WHERE size > 2; DELETE FROM audit_leaf WHERE leaf_index > 1;
       DELETE FROM audit_entry WHERE actor = 'person-2'; UPDATE audit_log SET size = 2`,
    )

    expect((await checked(trustId)).problems).toEqual([])
    expect((await checked(trustId, [witnessed])).problems).toEqual([
      'checkpoint 1 kept elsewhere has entries that the file has not',
    ])
  })
})

describe('a log is not signed', () => {
  test.each([
    [
      'that was rewritten',
      "UPDATE audit_leaf SET commitment = sha256('x') WHERE leaf_index = 0",
      { type: 'log-rewritten', size: 3 },
    ],
    [
      'with a gap',
      'DELETE FROM audit_leaf WHERE leaf_index = 1',
      { type: 'log-damaged', index: 1 },
    ],
    [
      'that was cut',
      'DELETE FROM audit_leaf WHERE leaf_index = 2',
      { type: 'log-damaged', index: 2 },
    ],
    [
      'that was cut and counted anew',
      "DELETE FROM audit_leaf WHERE leaf_index = 2; DELETE FROM audit_entry WHERE actor = 'person-2'; UPDATE audit_log SET size = 2",
      { type: 'log-rewritten', size: 3 },
    ],
  ])('%s', async (_, statements, error) => {
    const { trustId } = await trustWith(3)
    await noteOf(trustId)
    await asOwnerOf(trustId, statements)

    expect(await signCheckpoint(needs, trustId)).toEqual({ ok: false, error })
  })
})
