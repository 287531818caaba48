import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'

import { oneTransaction } from './one-transaction.ts'

/**
 * A pool whose connections keep the plan of each statement that is asked again and again: for the short
 * statements of a page PostgreSQL takes longer to plan them than to run them. Each time one is taken it is
 * good for one transaction.
 */
export function keepPlans(pool: pg.Pool): PostgresPool {
  const nameOf = namesForFrequent()
  return {
    options: pool.options,
    connect: async () => oneTransaction(namingClient(await pool.connect(), nameOf)),
    end: () => pool.end(),
  }
}

/** A connection of pg, as far as it is used here. */
type Client = {
  query<R>(statement: pg.QueryConfig): Promise<PostgresQueryResult<R>>
  release(): void
}

type NameOf = (text: string) => string | undefined

function namingClient(client: Client, nameOf: NameOf): PostgresPoolClient {
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query<R>(
    asked: string | PostgresCursor<R>,
    values: readonly unknown[] = [],
  ): PostgresCursor<R> | Promise<PostgresQueryResult<R>> {
    if (typeof asked !== 'string') throw new Error('nothing here reads through a cursor of pg')
    return client.query<R>({ name: nameOf(asked), text: asked, values: [...values] })
  }
  return { query, release: () => client.release() }
}

/** A statement is named once it has come so often, and so many are: each takes memory on the server. */
const often = 5
const mostNamed = 200
const mostCounted = 2000

/** Gives a statement its name once it has come often; undefined for what is better planned anew. */
function namesForFrequent(): NameOf {
  const names = new Map<string, string>()
  const counts = new Map<string, number>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined || names.size >= mostNamed || !isKeepable(text)) return known
    const count = (counts.get(text) ?? 0) + 1
    if (counts.size >= mostCounted) counts.clear()
    counts.set(text, count)
    if (count < often) return undefined
    counts.delete(text)
    names.set(text, `kept_${names.size}`)
    return names.get(text)
  }
}

/**
 * Whether the plan of a statement may be kept. One that asks for whatever columns there are would fail
 * where a newer version of the software adds one meanwhile, and a cursor's depends on the cursor.
 */
function isKeepable(text: string): boolean {
  return /^\s*(?:select|insert|update|delete|with)\b/i.test(text) && !asksForAllColumns.test(text)
}

const asksForAllColumns = /[\s,.]\*(?!\s*[\d(])/
