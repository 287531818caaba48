import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, expect, test, vi } from 'vitest'

import { recordAudit } from '#audit/audit.store.ts'
import { logSecretOf } from '#audit/log-secret.ts'
import { clockAt } from '#core/clock.ts'
import { makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import { exportFile } from './export-file.ts'

const db = await testDb()
const clock = clockAt('2026-11-20T12:00:00Z')
const needs = { db, clock, logSecret: logSecretOf({ secret: 'a secret of thirty-two characters' }) }

afterEach(() => {
  vi.unstubAllEnvs()
})

test('an export leaves nothing on the disk, even before it was read', async () => {
  const { trustId } = await makeTrust(db)
  await db.transactionFor(trustId, (tx) =>
    recordAudit(tx, {
      at: clock.now(),
      actor: 'test',
      action: 'audit-log.exported',
      subject: { kind: 'trust', id: trustId },
      facts: {},
    }),
  )
  const folder = mkdtempSync(join(tmpdir(), 'houserules-test-'))
  vi.stubEnv('TMPDIR', folder)

  const { bytes } = await exportFile(needs, trustId)

  expect(readdirSync(folder)).toEqual([])
  expect(await new Response(bytes).text()).toContain('audit-log.exported')
  rmSync(folder, { recursive: true })
})
