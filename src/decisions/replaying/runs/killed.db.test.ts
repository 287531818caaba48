import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'

import { systemClock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { openShelf } from '#policies/shelf.ts'
import { killedOnceItSpeaks, leftBehind, placeOf } from '#test/killing.ts'
import { modelLibrary } from '#test/model-trust.ts'
import { testDb } from '#test/test-db.ts'

import { askToReplay } from './ask-to-replay.ts'
import { lookAtReplay } from './look-at-replays.ts'
import { replayDrafts } from './replay.jobs.ts'
import { isInterrupted } from './run.ts'

const testing = await testDb()
const ids = z.object({ trustId: z.string(), draftId: z.string() })
const folder = mkdtempSync(join(tmpdir(), 'houserules-replaying-'))
const place = placeOf(testing, folder)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a server killed while it replays leaves a run that counts as interrupted, and another can be begun', async () => {
  const of = { ...(await killedWhileReplaying()), revision: 1 }
  const { db, close } = await leftBehind(testing, place)
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
  const said = await killedOnceItSpeaks('test/support/replay-worker.ts', place)
  return ids.parse(JSON.parse(said))
}
