import { spawn } from 'node:child_process'
import { once } from 'node:events'

import { type Db, handle } from '#db/db.ts'
import { openEmbedded } from '#db/embedded.ts'
import { type Engine, pgliteEngine } from '#db/engine.ts'

import type { TestDb } from './test-db.ts'

/** Where another process finds a test's database: the server it is on, or else a folder to keep one in. */
export function placeOf({ engine: { queue } }: TestDb, folder: string): string {
  return 'connectionString' in queue ? queue.connectionString : folder
}

/** Starts a program with its arguments, kills it once it says something, and gives what it said. */
export async function killedOnceItSpeaks(...program: readonly string[]): Promise<string> {
  const worker = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(worker, 'exit')
  const said: unknown[] = await Promise.race([once(worker.stdout, 'data'), ended])
  worker.kill('SIGKILL')
  await ended
  return said.map(String).join(' ')
}

/** The database that a killed process left behind at a place; a folder is let go of by `close`. */
export async function leftBehind(
  testing: TestDb,
  place: string,
): Promise<{ readonly db: Db; readonly engine: Engine; readonly close: () => Promise<void> }> {
  const { engine: server } = testing
  if ('connectionString' in server.queue) {
    return { db: testing, engine: server, close: async () => undefined }
  }
  const { pglite, release } = await openEmbedded(place)
  const engine = pgliteEngine(pglite)
  const db = handle(engine)
  return { db, engine, close: () => db.close().finally(release) }
}
