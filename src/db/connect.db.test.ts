import { sql } from 'kysely'
import pg from 'pg'
import { describe, expect, inject, test } from 'vitest'

import { newId } from '#core/ids.ts'
import { makeTrust } from '#test/makers.ts'

import { connect } from './connect.ts'

const server = inject('testDatabase')

// A new database on a server is PostgreSQL's alone; on the PGlite run there is nothing to see here.
describe.skipIf(server.kind !== 'postgres')('a new database on a server', () => {
  test('is brought up to date once when several processes start at the same time', async () => {
    const { databaseUrl } = await newDatabase('CREATEROLE')

    const all = await Promise.all([1, 2, 3].map(() => connect({ databaseUrl })))

    for (const db of all) expect((await makeTrust(db)).trustId).not.toBe('')
    await Promise.all(all.map((db) => db.close()))
  })

  test('may belong to someone who cannot make roles, when an administrator has made ours', async () => {
    const { databaseUrl, owner } = await newDatabase('NOCREATEROLE')
    await asAdministrator(`GRANT houserules_app, houserules_jobs TO ${owner} WITH ADMIN OPTION`)

    const db = await connect({ databaseUrl })

    expect((await makeTrust(db)).trustId).not.toBe('')
    await db.close()
  })

  test('whose owner has no right to our role is refused in one line', async () => {
    const { databaseUrl } = await newDatabase('NOCREATEROLE')

    await expect(connect({ databaseUrl })).rejects.toThrow(
      /^The database could not be brought up to date: 0001-foundation\.sql: [^\n]*houserules_app[^\n]*\.$/,
    )
  })
})

describe.skipIf(server.kind !== 'postgres')('a login at work that is not the owner', () => {
  test('cannot become the owner, however its statements came about', async () => {
    const { databaseUrl, databaseOwnerUrl } = await newDatabaseWithLogin()

    const db = await connect({ databaseUrl, databaseOwnerUrl })

    const { trustId } = await makeTrust(db)
    const broken = (statement: string) =>
      db.transactionFor(trustId, ({ query }) => sql.raw(`RESET ROLE; ${statement}`).execute(query))
    await expect(broken('DELETE FROM audit_entry')).rejects.toThrow('permission denied')
    await expect(broken('ALTER TABLE person NO FORCE ROW LEVEL SECURITY')).rejects.toThrow(
      'must be owner',
    )
    await db.close()
  })

  test('is refused when it has the rights of the owner after all', async () => {
    const { databaseUrl } = await newDatabase('CREATEROLE')

    await expect(connect({ databaseUrl, databaseOwnerUrl: databaseUrl })).rejects.toThrow(
      'the login in DATABASE_URL has the rights of the owner too',
    )
  })
})

// Unheard, a connection that breaks in the middle of a transaction would end the whole process.
describe.skipIf(server.kind !== 'postgres')('a server that goes away', () => {
  test('fails the transaction it was in, and the next one gets a new connection', async () => {
    const { databaseUrl } = await newDatabase('CREATEROLE')
    const db = await connect({ databaseUrl })

    const broken = db.transaction(async ({ query }) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(query)
      await asAdministrator(`SELECT pg_terminate_backend(${rows[0]?.pid})`)
      return sql`select pg_sleep(5)`.execute(query)
    })

    await expect(broken).rejects.toThrow(/connection/i)
    expect((await makeTrust(db)).trustId).not.toBe('')
    await db.close()
  })
})

async function newDatabase(
  right: 'CREATEROLE' | 'NOCREATEROLE',
): Promise<{ readonly databaseUrl: string; readonly owner: string }> {
  const name = `new_${newId().replaceAll('-', '')}`
  await asAdministrator(`CREATE ROLE ${name} LOGIN ${right}`)
  await asAdministrator(`CREATE DATABASE ${name} OWNER ${name}`)
  const address = new URL(`${server.kind === 'postgres' ? server.url : ''}${name}`)
  address.username = name
  return { databaseUrl: address.href, owner: name }
}

async function newDatabaseWithLogin(): Promise<{
  readonly databaseUrl: string
  readonly databaseOwnerUrl: string
}> {
  const { databaseUrl: databaseOwnerUrl, owner } = await newDatabase('CREATEROLE')
  const login = `${owner}_login`
  await asAdministrator(`CREATE ROLE ${login} LOGIN`)
  const address = new URL(databaseOwnerUrl)
  address.username = login
  return { databaseUrl: address.href, databaseOwnerUrl }
}

async function asAdministrator(statement: string): Promise<void> {
  const address = new URL(`${server.kind === 'postgres' ? server.url : ''}postgres`)
  address.username = 'postgres'
  const client = new pg.Client({ connectionString: address.href })
  await client.connect()
  await client.query(statement)
  await client.end()
}
