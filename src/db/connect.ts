import { fileURLToPath } from 'node:url'

import { Refusal } from '#core/refusal.ts'

import { type Db, handle } from './db.ts'
import { openEmbedded } from './embedded.ts'
import { type Engine, pgliteEngine, postgresEngine, type QueueAccess } from './engine.ts'
import { migrate, readMigrations } from './migrate.ts'
import { settlesEncryption } from './settles-encryption.ts'

/** Where the database is: a PostgreSQL server, or a folder for the one inside this process. */
export type Whereabouts = Server | { readonly dataDir: string }

/** A server; with an owner's login beside the one at work, the latter has no right to change tables. */
type Server = {
  readonly databaseUrl: string
  readonly databaseOwnerUrl?: string | undefined
}

/** An open database, and the way in for whoever works its queue. */
export type Connected = Db & { readonly queue: QueueAccess }

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url))

/** Opens the database and brings it up to date. Throws a `Refusal` when that is not possible. */
export async function connect(where: Whereabouts): Promise<Connected> {
  return 'databaseUrl' in where ? connectServer(where) : connectFolder(where.dataDir)
}

async function connectServer({ databaseUrl, databaseOwnerUrl }: Server): Promise<Connected> {
  if (![databaseUrl, databaseOwnerUrl ?? databaseUrl].every(settlesEncryption)) {
    throw new Refusal(unsettled)
  }
  if (databaseOwnerUrl !== undefined) await prepareFor(databaseUrl, databaseOwnerUrl)
  const engine = postgresEngine(databaseUrl)
  try {
    if (databaseOwnerUrl === undefined) await upToDate(engine)
    else await refuseOwner(engine)
    return { ...handle(engine), queue: engine.queue }
  } catch (error) {
    await engine.end()
    throw unreachable(error)
  }
}

/** Brings the database up to date as its owner, and lets the login at work take the two lesser roles. */
async function prepareFor(databaseUrl: string, databaseOwnerUrl: string): Promise<void> {
  const owner = postgresEngine(databaseOwnerUrl)
  const login = decodeURIComponent(new URL(databaseUrl).username)
  try {
    await upToDate(owner)
    await owner.exclusively((one) => one.script(`GRANT ${lesserRoles} TO ${quoted(login)}`))
  } catch (error) {
    throw unreachable(error)
  } finally {
    await owner.end()
  }
}

const lesserRoles = 'houserules_app, houserules_jobs'

/** A login that owns a table, or may become one that does, could lift what holds it. */
async function refuseOwner(engine: Engine): Promise<void> {
  const owned = await engine.exclusively((one) =>
    one.rows(`SELECT 1 FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND pg_has_role(session_user, relowner, 'MEMBER')
      LIMIT 1`),
  )
  if (owned.length > 0) throw new Refusal(isOwner)
}

/** A name as SQL takes it whatever it holds. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
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

const isOwner =
  'DATABASE_OWNER_URL is set, but the login in DATABASE_URL has the rights of the owner too. ' +
  'Give DATABASE_URL a login of its own: CREATE ROLE houserules_login LOGIN PASSWORD …'

function unreachable(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const reason = error instanceof Error && error.message !== '' ? error.message : String(error)
  return new Refusal(
    `PostgreSQL at DATABASE_URL could not be used: ${reason}. Check the address, the name and the password, and that the server is running.`,
    { cause: error },
  )
}
