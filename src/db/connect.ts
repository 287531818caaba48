import { fileURLToPath } from 'node:url'

import { Refusal } from '#core/refusal.ts'

import { type Db, handle } from './db.ts'
import { openEmbedded } from './embedded.ts'
import { type Engine, pgliteEngine, postgresEngine, type QueueAccess } from './engine.ts'
import { migrate, readMigrations } from './migrate.ts'
import { settlesEncryption } from './settles-encryption.ts'

/** Where the database is: a PostgreSQL server, or a folder for the one inside this process. */
export type Whereabouts = { readonly databaseUrl: string } | { readonly dataDir: string }

/** An open database, and the way in for whoever works its queue. */
export type Connected = Db & { readonly queue: QueueAccess }

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url))

/** Opens the database and brings it up to date. Throws a `Refusal` when that is not possible. */
export async function connect(where: Whereabouts): Promise<Connected> {
  return 'databaseUrl' in where ? connectServer(where.databaseUrl) : connectFolder(where.dataDir)
}

async function connectServer(databaseUrl: string): Promise<Connected> {
  if (!settlesEncryption(databaseUrl)) throw new Refusal(unsettled)
  const engine = postgresEngine(databaseUrl)
  try {
    await upToDate(engine)
    return { ...handle(engine), queue: engine.queue }
  } catch (error) {
    await engine.end()
    throw unreachable(error)
  }
}

async function connectFolder(dataDir: string): Promise<Connected> {
  const { pglite, release } = await openEmbedded(dataDir)
  try {
    const engine = pgliteEngine(pglite)
    await upToDate(engine)
    const db = handle(engine)
    return { ...db, queue: engine.queue, close: () => db.close().finally(release) }
  } catch (error) {
    await pglite.close()
    release()
    throw error
  }
}

async function upToDate(engine: Engine): Promise<void> {
  await migrate(engine, readMigrations(migrationsFolder))
}

const unsettled =
  'DATABASE_URL names another computer and not how the way there is encrypted. ' +
  'Add ?sslmode=verify-full to it, or ?sslmode=disable where the network between is your own.'

function unreachable(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const reason = error instanceof Error && error.message !== '' ? error.message : String(error)
  return new Refusal(
    `PostgreSQL at DATABASE_URL could not be used: ${reason}. Check the address, the name and the password, and that the server is running.`,
    { cause: error },
  )
}
