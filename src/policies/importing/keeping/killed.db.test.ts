import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'
import { keepTrust } from '#people/keep-trust.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { leftBehind, placeOf } from '#test/killing.ts'
import { policyImporting } from '#test/policy-importing.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

import { findClauses } from './clauses.store.ts'

const parent = mkdtempSync(join(tmpdir(), 'houserules-killed-'))
const testing = await testDb()
afterAll(() => rmSync(parent, { recursive: true, force: true }))

test('killed before what was read is kept, nothing is half read, and it is read again', async () => {
  const { db, importId, close } = await afterKill('ready')
  try {
    const { importing, trustId } = await later(db)
    const address = `${importing.base}/${importId}`
    expect(await db.transactionFor(trustId, (tx) => findClauses(tx, { importId }))).toEqual([])
    const page = await importing.text(address)
    expect(page).toContain('It was probably interrupted')
    expect(page).toContain('Begin again now')

    await importing.post(`${address}/again`)
    await importing.read(address)
    expect(await importing.text(address)).toContain('Go through the policy')
  } finally {
    await close()
  }
}, 120_000)

test('killed while a draft is made, there is no draft, and a second try makes it', async () => {
  const { db, importId, close } = await afterKill('made')
  try {
    const { importing, trustId } = await later(db)
    const address = `${importing.base}/${importId}`
    expect(await findDraft({ db }, { trustId, draftId: importId })).toBeUndefined()
    expect(await importing.text(address)).toContain('Make this draft')

    const made = await importing.post(`${address}/draft`)
    expect(made.headers.get('location')).toContain(`/drafts/${importId}`)
    expect(await importing.text(address)).toContain('A draft was made of this policy')
    expect((await findDraft({ db }, { trustId, draftId: importId }))?.source).toContain('MOD-1.02')
  } finally {
    await close()
  }
}, 120_000)

/** The database that a Houserules leaves behind which was killed at a moment of an import. */
async function afterKill(
  moment: string,
): Promise<{ db: Db; importId: string; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(parent, 'data-'))
  const importId = newId()
  const place = placeOf(testing, folder)
  const args = ['test/support/import-worker.ts', place, moment, importId]
  const worker = spawn(process.execPath, args, { stdio: 'inherit' })
  await once(worker, 'exit')
  expect(worker.signalCode).toBe('SIGKILL')
  return { ...(await leftBehind(testing, place)), importId }
}

/** The same trust some minutes later, and somebody who looks after its imports. */
async function later(db: Db) {
  const app = testApp({ db, clock: clockAt('2026-11-20T12:05:00Z') })
  const trust = await keepTrust({ db }, { code: 'MOD', name: 'Model Trust', slug: 'model-trust' })
  const as = await signedIn(db, { trust, roles: ['trust-central'] })
  return { importing: policyImporting({ db, app, trust, as }), trustId: trust.trustId }
}
