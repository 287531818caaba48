import { Hono } from 'hono'
import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { makePerson, makeTrust } from '#test/makers.ts'
import { testSignInSecret } from '#test/signed-in.ts'
import { testDb } from '#test/test-db.ts'

import { ensureLogin } from './logins.store.ts'
import { openAuth } from './open-auth.ts'
import { openSession } from './open-session.ts'
import { putSessionCookie, readSessionCookie } from './session-cookie.routes.ts'

const db = await testDb()

test('an installation sets and reads a session that no other host can set', async () => {
  const address = 'https://rules.example'
  const needs = { db, clock: clockAt('2026-11-20T12:00:00Z'), secret: testSignInSecret, address }
  const trust = await makeTrust(db)
  const { personId } = await makePerson(db, trust)
  await db.transactionFor(trust.trustId, (tx) =>
    ensureLogin(tx, { personId, at: needs.clock.now() }),
  )
  const opening = { personId, way: 'organisation', strong: true } as const
  const token = await openSession(openAuth(needs), trust, opening)
  const app = new Hono()
    .get('/in', async (c) => {
      await putSessionCookie(c, { ...needs, token }, trust)
      return c.text('')
    })
    .get('/who', async (c) => c.text(readSessionCookie(c, needs, trust) ?? 'nobody'))

  const [cookie = ''] = (await app.request('/in')).headers.getSetCookie()

  expect(cookie).toMatch(/^__Host-houserules-/)
  expect(cookie).toMatch(/; Secure/)
  expect(cookie).toMatch(/; Path=\//)
  expect(cookie).not.toMatch(/Domain=/)
  const [pair = ''] = cookie.split(';')
  const who = async (sent: string) =>
    (await app.request('/who', { headers: { cookie: sent } })).text()
  expect(await who(pair)).toBe(token)
  expect(await who(pair.replace('__Host-', ''))).toBe('nobody')
})
