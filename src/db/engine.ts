import type { PGlite } from '@electric-sql/pglite'
import { type Dialect, type Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely'
import pg from 'pg'

import { keepPlans } from './keep-plans.ts'

/** One connection with the owner's rights, for migrations and catalogue checks. */
export type Owner = {
  /** Runs any number of statements. */
  script(statements: string): Promise<void>
  /** Runs one statement and gives its rows. */
  rows(statement: string): Promise<readonly unknown[]>
}

/**
 * How the queue reaches the database, in the words of pg-boss: as the role `houserules_jobs`, which sees
 * the queue and no trust's table.
 */
export type QueueAccess =
  | { readonly connectionString: string; readonly options: string; readonly max: number }
  | { readonly backend: 'pglite'; readonly db: QueueStatements }

/** Statements of the queue on the one connection of PGlite. */
export type QueueStatements = {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
  listen(
    channel: string,
    onNotice: (payload: string) => void,
    onListening: () => void,
  ): Promise<{ close(): Promise<void> }>
}

/** What differs between PostgreSQL in this process and on a server; Kysely hides the rest. */
export type Engine = {
  readonly dialect: Dialect
  /** Runs work in one transaction that begins with a statement; rolled back when the work throws. */
  readonly transaction: <Tables, T>(
    kysely: Kysely<Tables>,
    first: string,
    work: (query: Kysely<Tables>) => Promise<T>,
  ) => Promise<T>
  readonly queue: QueueAccess
  /** Work that no other process does at the same time on the same database. */
  readonly exclusively: <T>(work: (owner: Owner) => Promise<T>) => Promise<T>
  /** Gives up all connections; harmless when repeated. */
  readonly end: () => Promise<void>
}

// Type numbers of PostgreSQL: days stay text (a Date would move them by the machine's time zone) and
// counts become numbers on both engines.
const dateType = 1082
const bigintType = 20

/** How PGlite reads values, the same as `postgresEngine` does. */
export const pgliteParsers = {
  [dateType]: (text: string) => text,
  [bigintType]: (text: string) => Number(text),
}

/** The database inside this process. */
export function pgliteEngine(pglite: PGlite): Engine {
  const owner: Owner = {
    script: async (statements) => {
      await pglite.exec(statements)
    },
    rows: async (statement) => (await pglite.query(statement)).rows,
  }
  return {
    dialect: new PGliteDialect({ pglite }),
    transaction: (kysely, first, work) =>
      kysely.transaction().execute(async (query) => {
        await sql.raw(first).execute(query)
        return work(query)
      }),
    queue: { backend: 'pglite', db: queueStatements(pglite) },
    exclusively: (work) => work(owner),
    end: async () => {
      if (!pglite.closed) await pglite.close()
    },
  }
}

/** A PostgreSQL server, through a pool of connections. */
export function postgresEngine(databaseUrl: string): Engine {
  const types = new pg.TypeOverrides()
  types.setTypeParser(dateType, (text: string) => text)
  types.setTypeParser(bigintType, (text: string) => Number(text))
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    types,
    connectionTimeoutMillis: 10_000,
  })
  // A connection that breaks fails the query it was in and is replaced at the next use. Unheard, its
  // event would end the process: the pool hears it of idle connections only.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return {
    dialect: new PostgresDialect({ pool: keepPlans(pool) }),
    transaction: (kysely, first, work) =>
      kysely.connection().execute((query) => inTransaction(query, first, () => work(query))),
    queue: { connectionString: databaseUrl, options: `-c role=${queueRole}`, max: 3 },
    exclusively: (work) => withOwner(pool, work),
    end: async () => {
      if (!pool.ended) await pool.end()
    },
  }
}

/** Begins in the same trip to the server as the first statement, without which nothing goes on. */
async function inTransaction<Tables, T>(
  query: Kysely<Tables>,
  first: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    await sql.raw(`begin; ${first}`).execute(query)
    const done = await work()
    await sql`commit`.execute(query)
    return done
  } catch (error) {
    // A connection that broke cannot roll back, and the server does so by itself.
    await sql`rollback`.execute(query).catch(() => undefined)
    throw error
  }
}

/** The role the queue is worked as; migrations/0006 makes it. */
const queueRole = 'houserules_jobs'

/** Waits for the transaction that has the connection, then works as the queue's role in one of its own. */
function queueStatements(pglite: PGlite): QueueStatements {
  return {
    executeSql: (text, values = []) =>
      pglite.transaction(async (tx) => {
        await tx.exec(`SET LOCAL ROLE ${queueRole}`)
        if (values.length > 0) return tx.query<unknown>(text, values)
        const results = await tx.exec(text)
        return { rows: results.flatMap(({ rows }) => rows) }
      }),
    listen: async (channel, onNotice, onListening) => {
      const close = await pglite.listen(channel, onNotice)
      onListening()
      return { close }
    },
  }
}

/** An arbitrary number that every process of this project asks the server to lock. */
const migrationLock = 7_306_142

async function withOwner<T>(pool: pg.Pool, work: (owner: Owner) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query(`select pg_advisory_lock(${migrationLock})`)
    return await work({
      script: async (statements) => {
        await client.query(statements)
      },
      rows: async (statement) => (await client.query<Record<string, unknown>>(statement)).rows,
    })
  } finally {
    // Ending the connection gives the lock back even when the work left it in a bad state.
    client.release(true)
  }
}
