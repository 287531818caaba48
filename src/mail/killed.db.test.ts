import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test, vi } from 'vitest'

import type { Engine } from '#db/engine.ts'
import { startJobs } from '#jobs/start-jobs.ts'
import { leftBehind, placeOf } from '#test/killing.ts'
import { headersOf, testFrom } from '#test/mailing.ts'
import { startMailbox } from '#test/smtp.ts'
import { testDb } from '#test/test-db.ts'

import { sendMail } from './mail.jobs.ts'
import { smtpSender } from './smtp.ts'

const folder = mkdtempSync(join(tmpdir(), 'houserules-mail-'))
const testing = await testDb()
const place = placeOf(testing, folder)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a message whose worker is killed after the server took it comes again as the same message', async () => {
  const mailbox = await startMailbox((number) => {
    if (number === 1) worker.kill('SIGKILL')
    return number === 1 ? 'never' : 'taken'
  })
  const args = ['test/support/mail-worker.ts', place, String(mailbox.server.port)]
  const worker = spawn(process.execPath, args, { stdio: 'inherit' })
  await once(worker, 'exit')
  expect(worker.signalCode).toBe('SIGKILL')
  const { db, engine, close } = await leftBehind(testing, place)

  try {
    await engine.exclusively((owner) =>
      owner.rows(`update pgboss.job set started_on = now() - interval '6 minutes',
        retry_delay = 0, retry_backoff = false where state = 'active' returning id`),
    )
    const work = sendMail(smtpSender({ server: mailbox.server, from: testFrom }))
    const pace = { poll: 1, supervise: 1 }
    const needs = { db, queue: engine.queue, report: () => undefined }
    const running = await startJobs(needs, [work], pace)
    await vi.waitFor(() => expect(mailbox.received).toHaveLength(2), { timeout: 15_000 })
    await running.stop()

    const [first, second] = mailbox.received.map(({ raw }) => headersOf(raw)['message-id'])
    expect(second).toBe(first)
    expect(first).toMatch(/^<[0-9a-f-]{36}@trust\.example>$/)
    expect(await outcomes(engine)).toEqual([{ outcome: 'sent', body: null }])
  } finally {
    await close()
    await mailbox.stop()
  }
}, 60_000)

async function outcomes(engine: Engine): Promise<readonly unknown[]> {
  return engine.exclusively(async (owner) => {
    await owner.script(`BEGIN;
      SELECT set_config('app.trust', (SELECT trust_id::text FROM trust WHERE slug = 'ash-trust'), true)`)
    const rows = await owner.rows('SELECT outcome, body FROM mail_message')
    await owner.script('COMMIT')
    return rows
  })
}
