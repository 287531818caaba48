import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { systemClock } from '#core/clock.ts'
import { connect } from '#db/connect.ts'
import { ask } from '#decisions/ask.ts'
import { openShelf } from '#policies/shelf.ts'
import { keepModelTrust, modelLibrary } from '#test/model-trust.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'houserules-replay-'))
afterAll(() => rmSync(dataDir, { recursive: true }))

function replay() {
  return spawnSync(process.execPath, ['scripts/launch.mjs', 'src/cli/replay.ts'], {
    env: { ...process.env, HOUSERULES_DATA: dataDir, DATABASE_URL: '' },
    encoding: 'utf8',
  })
}

test('npm run replay waits for no server, then finds every kept answer as it was given', async () => {
  const db = await connect({ dataDir })
  const library = modelLibrary()
  const trust = await keepModelTrust(db, library)
  const facts = { 'actor.role': 'teacher' }
  const question = { trust, action: 'post-official', facts, mode: 'said', through: 'page' } as const
  await ask({ db, clock: systemClock, shelf: openShelf({ db, library }) }, question)

  const whileRunning = replay()
  await db.close()
  const afterwards = replay()

  expect(whileRunning).toMatchObject({ status: 1, stdout: '' })
  expect(whileRunning.stderr).toMatch(/^The data folder .* is in use by process \d+\. .*\n$/)
  expect(afterwards.stdout).toBe('{"type":"summary","decisions":1,"differences":0}\n')
  expect(afterwards.status).toBe(0)
})
