import { readFileSync } from 'node:fs'

import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

import { newId } from '#core/ids.ts'
import { type Db, handle } from '#db/db.ts'
import { type Engine, pgliteEngine, pgliteParsers, postgresEngine } from '#db/engine.ts'

import type { TestDatabase } from './context.ts'

/** A test database: the application's door, and for tests of the database itself the owner's. */
export type TestDb = Db & {
  readonly engine: Engine
  /** Runs one statement as the owner, outside row level security where the owner is a superuser. */
  readonly asOwner: (statement: string) => Promise<readonly unknown[]>
}

/**
 * A new migrated database for a test file, on PGlite or PostgreSQL as the run asks; it is closed after
 * the file's tests. Tests in one file share it, so each makes its own trust.
 */
export async function testDb(): Promise<TestDb> {
  const engine = await freshEngine(inject('testDatabase'))
  const db = handle(engine)
  afterAll(db.close)
  const asOwner = (statement: string) => engine.exclusively((owner) => owner.rows(statement))
  return { ...db, engine, asOwner }
}

async function freshEngine(database: TestDatabase): Promise<Engine> {
  if (database.kind === 'postgres') return postgresEngine(await cloneDatabase(database))
  const loadDataDir = new Blob([readFileSync(database.template)])
  return pgliteEngine(await PGlite.create({ loadDataDir, parsers: pgliteParsers }))
}

async function cloneDatabase({
  url,
  template,
}: Extract<TestDatabase, { kind: 'postgres' }>): Promise<string> {
  const name = `test_${newId().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: `${url}postgres` })
  await client.connect()
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  await client.end()
  return `${url}${name}`
}
