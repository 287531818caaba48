import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { ensureLogin } from '#people/sign-in/logins.store.ts'
import { openAuth } from '#people/sign-in/open-auth.ts'
import { makePerson, makeTrust } from '#test/makers.ts'
import { testSignInSecret } from '#test/signed-in.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const clock = clockAt('2026-11-20T12:00:00Z')
const authOf = openAuth({ db, clock, secret: testSignInSecret })

async function someone() {
  const trust = await makeTrust(db)
  const { personId } = await makePerson(db, trust)
  await db.transactionFor(trust.trustId, (tx) =>
    ensureLogin(tx, { personId, email: 'ada@staff.example', at: clock.now() }),
  )
  return { trust, personId, auth: await authOf(trust).$context }
}

test('each trust has people of its own, also under the same address', async () => {
  const [one, other] = [await someone(), await someone()]

  const found = await one.auth.internalAdapter.findUserByEmail('ada@staff.example')

  expect(found?.user.id).toBe(one.personId)
  expect(await one.auth.internalAdapter.findUserById(other.personId)).toBeNull()
})

test('a session of one trust is found in no other', async () => {
  const [one, other] = [await someone(), await someone()]
  const opened = { way: 'passkey', strong: true }
  const { token } = await one.auth.internalAdapter.createSession(one.personId, false, opened)

  expect(await one.auth.internalAdapter.findSession(token)).toMatchObject({
    session: { token, strong: true },
    user: { id: one.personId },
  })
  expect(await other.auth.internalAdapter.findSession(token)).toBeNull()
})

test('what better-auth does in one transaction is undone with its audit entries when it fails', async () => {
  const { trust, personId, auth } = await someone()
  const work = auth.adapter.transaction(async (inside) => {
    const row = { token: 'x'.repeat(32), userId: personId, way: 'passkey', strong: true }
    const times = {
      createdAt: clock.now(),
      updatedAt: clock.now(),
      expiresAt: clock.now(),
      seenAt: clock.now(),
    }
    await inside.create({ model: 'session', data: { ...row, ...times } })
    throw new Error('in the middle')
  })

  await expect(work).rejects.toThrow('in the middle')
  const kept = await db.transactionFor(trust.trustId, async ({ query }) => ({
    sessions: await query.selectFrom('login_session').select('id').execute(),
    entries: await query
      .selectFrom('audit_entry')
      .select('entry_id')
      .where('action', '=', 'session.opened')
      .execute(),
  }))
  expect(kept).toEqual({ sessions: [], entries: [] })
})

test('a proof is taken once, however many ask for it at the same time', async () => {
  const { auth } = await someone()
  const expiresAt = new Date(Date.now() + 60_000)
  await auth.internalAdapter.createVerificationValue({ identifier: 'one', value: 'v', expiresAt })

  const taken = await Promise.all(
    Array.from({ length: 8 }, () => auth.internalAdapter.consumeVerificationValue('one')),
  )

  expect(taken.filter((each) => each !== null)).toHaveLength(1)
})

test('what a proof is known by is hashed in the database', async () => {
  const { trust, auth } = await someone()
  const expiresAt = new Date(Date.now() + 60_000)
  const identifier = 'what-is-in-a-cookie'
  await auth.internalAdapter.createVerificationValue({ identifier, value: 'v', expiresAt })

  const kept = await db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('login_proof').selectAll().execute(),
  )

  expect(kept).toHaveLength(1)
  expect(JSON.stringify(kept)).not.toContain(identifier)
})
