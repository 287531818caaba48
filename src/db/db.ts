import { Kysely } from 'kysely'

import { isId } from '#core/ids.ts'

import type { Engine } from './engine.ts'
import type { PlatformTables, Tables } from './tables.ts'

/** A transaction of one trust. Use cases pass it on; only stores look inside. */
export type Tx = { readonly trustId: string; readonly query: Kysely<Tables> }

/** A transaction that knows no trust: it can name only the tables that belong to none. */
export type PlatformTx = { readonly query: Kysely<PlatformTables> }

/**
 * The database. There is no way into a trust's tables but `transactionFor` that trust: each
 * transaction works as the application's role, and row level security hides everything else.
 */
export type Db = {
  /** Runs work in one transaction of one trust; rolled back when the work throws. */
  readonly transactionFor: <T>(trustId: string, work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Runs work in one transaction that sees no trust's rows. */
  readonly transaction: <T>(work: (tx: PlatformTx) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

/** The role every transaction works as; migrations/0001 makes it. */
const role = 'houserules_app'

/** The handle over an open database; closing it ends the engine. */
export function handle(engine: Engine): Db {
  const kysely = new Kysely<Tables>({ dialect: engine.dialect })
  return {
    transactionFor: (trustId, work) =>
      engine.transaction(kysely, entering(trustId), (query) => work({ trustId, query })),
    transaction: (work) =>
      engine.transaction(kysely, entering(''), (query) =>
        work({ query: query.$pickTables<'trust'>() }),
      ),
    close: async () => {
      await kysely.destroy()
      await engine.end()
    },
  }
}

/** The same as SET LOCAL ROLE and SET LOCAL app.trust, in one statement; and no wait without an end. */
function entering(trustId: string): string {
  if (trustId !== '' && !isId(trustId)) throw new Error('a trust is known by its id')
  return `select set_config('role', '${role}', true), set_config('app.trust', '${trustId}', true),
    set_config('lock_timeout', '5s', true), set_config('statement_timeout', '30s', true)`
}
