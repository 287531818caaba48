import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { sql } from 'kysely'
import pg from 'pg'
import { describe, expect, inject, test } from 'vitest'

import { auditing } from '#test/auditing.ts'
import { testDb } from '#test/test-db.ts'

import { eraseEntries } from './erase-entries.ts'

const server = inject('testDatabase')
const db = await testDb()
const { needs, trustWith, exported, checked, noteOf } = auditing(db)

describe('erasure', () => {
  test('takes what entries say, and the log stays sound under its earlier checkpoints', async () => {
    const { trustId, entryIds } = await trustWith(1000)
    const before = await noteOf(trustId)
    const secret = await db.transactionFor(trustId, (tx) =>
      tx.query
        .selectFrom('audit_leaf')
        .select('salt')
        .where('leaf_index', '=', 7)
        .executeTakeFirst(),
    )

    const why = 'six years after the event'
    const erased = await eraseEntries(needs, { trustId, entryIds, actor: 'system', why })

    expect(secret?.salt).not.toBeNull()
    expect(erased).toBe(1000)
    expect(await checked(trustId, [before])).toMatchObject({
      size: 1001,
      erased: 1000,
      problems: [],
    })
    const { lines } = await exported(trustId)
    expect(lines.join('')).not.toContain('person-')
    const left = await db.transactionFor(trustId, (tx) =>
      tx.query.selectFrom('audit_entry').select('action').execute(),
    )
    expect(left).toEqual([{ action: 'audit-entries.erased' }])
  })

  // PGlite keeps its files in memory here; on a server they can be looked into.
  test.skipIf(server.kind !== 'postgres')(
    'leaves nothing in the files of the tables once they are rewritten',
    async () => {
      const { trustId, entryIds } = await trustWith(1000)
      expect(await filesWith(trustId, 'person-999')).not.toEqual([])

      await eraseEntries(needs, { trustId, entryIds, actor: 'system', why: 'due' })

      expect(await filesWith(trustId, 'person-999')).toEqual([])
      expect((await checked(trustId)).problems).toEqual([])
    },
  )

  test('does nothing twice, and leaves entries about erasures', async () => {
    const { trustId, entryIds } = await trustWith(2)
    const asked = { trustId, entryIds, actor: 'system', why: 'due' }
    expect(await eraseEntries(needs, asked)).toBe(2)
    const [told] = await db.transactionFor(trustId, (tx) =>
      tx.query.selectFrom('audit_entry').select('entry_id').execute(),
    )

    expect(
      await eraseEntries(needs, { ...asked, entryIds: [...entryIds, told?.entry_id ?? ''] }),
    ).toBe(0)
    expect(await checked(trustId)).toMatchObject({ size: 3, erased: 2, problems: [] })
  })

  test('reaches neither another trust nor anything no entry lists', async () => {
    const [one, other] = [await trustWith(2), await trustWith(2)]
    const asked = { trustId: other.trustId, actor: 'system', why: 'due' }

    expect(await eraseEntries(needs, { ...asked, entryIds: one.entryIds })).toBe(0)
    expect((await checked(one.trustId)).erased).toBe(0)
  })
})

/** The files of the database that hold a text, after its audit tables were rewritten to disk. */
async function filesWith(trustId: string, text: string): Promise<readonly string[]> {
  const { rows } = await db.transactionFor(trustId, (tx) =>
    sql<{ name: string; oid: number }>`
      select datname as name, oid::int from pg_database where datname = current_database()`.execute(
      tx.query,
    ),
  )
  const [found] = rows
  const address = new URL(`${server.kind === 'postgres' ? server.url : ''}${found?.name}`)
  address.username = 'postgres'
  const client = new pg.Client({ connectionString: address.href })
  await client.connect()
  await client.query('VACUUM FULL audit_entry')
  await client.query('VACUUM FULL audit_leaf')
  await client.query('CHECKPOINT')
  const shown = await client.query<{ data_directory: string }>('SHOW data_directory')
  await client.end()
  const folder = join(shown.rows[0]?.data_directory ?? '', 'base', String(found?.oid))
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text))
}
