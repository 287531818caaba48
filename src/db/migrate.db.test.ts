import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { testDb } from '#test/test-db.ts'

import { migrate, type Migration, readMigrations } from './migrate.ts'

const db = await testDb()
const made = readMigrations('migrations')
const next = String(made.length + 1).padStart(4, '0')
const folder = mkdtempSync(join(tmpdir(), 'houserules-migrations-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a database that is up to date is left as it is', async () => {
  expect(await migrate(db.engine, made)).toEqual([])
})

test('a migration that fails leaves nothing behind, and the reason is said in one line', async () => {
  const failing = migration(`${next}-attic.sql`, 'CREATE TABLE attic (id int); SELECT nonsense')

  await expect(migrate(db.engine, [...made, failing])).rejects.toThrow(
    `The database could not be brought up to date: ${next}-attic.sql: column "nonsense" does not exist.`,
  )
  expect(await db.asOwner(`SELECT 1 FROM pg_class WHERE relname = 'attic'`)).toEqual([])
})

describe('a database whose history differs from the files is refused:', () => {
  test('a file that was changed after it ran', async () => {
    const changed = made.map((each) => ({ ...each, seal: 'f'.repeat(64) }))

    await expect(migrate(db.engine, changed)).rejects.toThrow(
      'migrations/0001-foundation.sql was changed after this database ran it',
    )
  })

  test('a database of a newer version', async () => {
    await expect(migrate(db.engine, made.slice(0, -1))).rejects.toThrow(
      'made by another version of Houserules',
    )
  })
})

test.each([
  ['a gap', ['0001-one.sql', '0003-three.sql'], 'expected 0002-….sql, found 0003-three.sql'],
  ['two of one number', ['0001-a.sql', '0001-b.sql'], 'expected 0002-….sql, found 0001-b.sql'],
  ['another kind of file', ['0001-one.sql', '0002-two.js'], 'found 0002-two.js'],
])('in the numbering of the files, %s is an error', (name, files, words) => {
  const numbered = mkdtempSync(join(folder, name))
  for (const file of files) writeFileSync(join(numbered, file), '')

  expect(() => readMigrations(numbered)).toThrow(words)
})

function migration(name: string, text: string): Migration {
  return { name, text, seal: '0'.repeat(64) }
}
