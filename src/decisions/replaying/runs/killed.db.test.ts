import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'

import { systemClock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { type Db, handle } from '#db/db.ts'
import { openEmbedded } from '#db/embedded.ts'
import { pgliteEngine } from '#db/engine.ts'
import { openShelf } from '#policies/shelf.ts'
import { modelLibrary } from '#test/model-trust.ts'
import { testDb } from '#test/test-db.ts'

import { askToReplay } from './ask-to-replay.ts'
import { lookAtReplay } from './look-at-replays.ts'
import { replayDrafts } from './replay.jobs.ts'
import { isInterrupted } from './run.ts'

const testing = await testDb()
const { queue } = testing.engine
const server = 'connectionString' in queue ? queue.connectionString : undefined
const ids = z.object({ trustId: z.string(), draftId: z.string() })
const folder = mkdtempSync(join(tmpdir(), 'houserules-replaying-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a server killed while it replays leaves a run that counts as interrupted, and another can be begun', async () => {
  const of = { ...(await killedWhileReplaying()), revision: 1 }
  const { db, close } = await reopened()
  const now = systemClock.now().getTime()
  const clock = { now: () => new Date(now + 120_000) }

  try {
    const { run, reported } = await lookAtReplay({ db }, of)
    expect([run?.state, reported]).toEqual(['working', undefined])
    expect(run && isInterrupted(run, systemClock.now())).toBe(false)
    expect(run && isInterrupted(run, clock.now())).toBe(true)

    await askToReplay({ db, clock }, { ...of, by: 'another' })
    const library = modelLibrary()
    await replayDrafts({ db, clock, library, shelf: openShelf({ db, library }) }).run({
      id: newId(),
      trustId: of.trustId,
      ids: { draftId: of.draftId },
      isLastTry: true,
      transaction: (work) => db.transactionFor(of.trustId, work),
    })

    const after = await lookAtReplay({ db }, of)
    expect(after.run).toMatchObject({ state: 'done', askedBy: 'another', report: { changed: 0 } })
  } finally {
    await close()
  }
}, 120_000)

async function killedWhileReplaying() {
  const args = ['test/support/replay-worker.ts', server ?? folder]
  const worker = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const said = z.tuple([z.instanceof(Buffer)]).parse(await once(worker.stdout, 'data'))
  worker.kill('SIGKILL')
  await once(worker, 'exit')
  return ids.parse(JSON.parse(said[0].toString()))
}

/** The database that the killed process left behind. */
async function reopened(): Promise<{ db: Db; close: () => Promise<void> }> {
  if (server !== undefined) return { db: testing, close: async () => undefined }
  const { pglite, release } = await openEmbedded(folder)
  const db = handle(pgliteEngine(pglite))
  return { db, close: () => db.close().finally(release) }
}
