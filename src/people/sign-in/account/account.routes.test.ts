import { expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import { browsing, type Browsing, formTokenOn, makeTrustWithPages } from '#test/browsing.ts'
import { personWithPassword, testPassword } from '#test/passwords.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, themes } = await makeTrustWithPages(db)
const base = `/trusts/${trust.slug}`
const app = testApp({ db, themes })
const firefox = { 'user-agent': 'Mozilla/5.0 (X11; Linux) Firefox/145.0' }
const ipad = { 'user-agent': 'Mozilla/5.0 (iPad; CPU OS 18) Version/18 Safari/605' }

async function signIn(
  email: string,
  kind: Record<string, string> = firefox,
  password = testPassword,
) {
  const someone = browsing(() => app, kind)
  const done = await someone.post(`${base}/sign-in`, { email, password })
  return { ...someone, done }
}

async function send(someone: Browsing, path: string, fields: Record<string, string> = {}) {
  const form_token = formTokenOn(await someone.page(`${base}/account`))
  return someone.post(`${base}/account${path}`, { ...fields, form_token })
}

const isIn = async (someone: Browsing) => (await someone.get(`${base}/account`)).status === 200
const sessionsOf = (personId: string) =>
  db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('login_session').selectAll().where('person_id', '=', personId).execute(),
  )

test('without signing in there is no account, but a way to sign in that leads back', async () => {
  const response = await browsing(() => app).get(`${base}/account`)

  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe(
    `${base}/sign-in?next=${encodeURIComponent(`${base}/account`)}`,
  )
})

test('everyone sees where they are signed in: the browser in words, and no address', async () => {
  const { email, personId } = await personWithPassword(db, trust)
  await signIn(email, { ...ipad, 'x-forwarded-for': '192.0.2.77' })
  const someone = await signIn(email)
  const page = await someone.page(`${base}/account`)

  expect(page).toContain('Firefox on Linux')
  expect(page).toContain('Safari on iPad')
  expect(page).toContain('This browser')
  expect(page).toContain(email)
  expect(JSON.stringify(await sessionsOf(personId))).not.toContain('192.0.2.77')
})

test('one session is ended, or all others, and they are out at once', async () => {
  const { email, personId } = await personWithPassword(db, trust)
  const [lost, forgotten] = [await signIn(email, ipad), await signIn(email, ipad)]
  const someone = await signIn(email)
  const [, , id = ''] =
    /sessions\/()([0-9a-f-]{36})\/end/.exec(await someone.page(`${base}/account`)) ?? []

  expect((await send(someone, `/sessions/${id}/end`)).status).toBe(303)
  expect([await isIn(lost), await isIn(forgotten)].filter(Boolean)).toHaveLength(1)
  expect((await send(someone, '/sessions/end-others')).status).toBe(303)
  expect([await isIn(lost), await isIn(forgotten), await isIn(someone)]).toEqual([
    false,
    false,
    true,
  ])
  expect(await sessionsOf(personId)).toHaveLength(1)
})

test('nobody ends the session of somebody else, and it looks as if there were none', async () => {
  const [mine, theirs] = [await personWithPassword(db, trust), await personWithPassword(db, trust)]
  const other = await signIn(theirs.email)
  const [session] = await sessionsOf(theirs.personId)
  const someone = await signIn(mine.email)

  const refused = await send(someone, `/sessions/${session?.id}/end`)
  const unknown = await send(someone, `/sessions/${newId()}/end`)

  expect([refused.status, unknown.status]).toEqual([404, 404])
  expect(await refused.text()).toBe(await unknown.text())
  expect(await isIn(other)).toBe(true)
})

test('a new password ends every other session and gives this one a new token', async () => {
  const { email, personId } = await personWithPassword(db, trust)
  const other = await signIn(email, ipad)
  const someone = await signIn(email)
  const before = (await sessionsOf(personId)).map(({ token }) => token)
  const password = 'another lamp, another orbit'

  const done = await send(someone, '/password', { current: testPassword, password })

  expect([done.status, done.headers.get('location')]).toEqual([
    303,
    `${base}/account?done=password`,
  ])
  expect([await isIn(other), await isIn(someone)]).toEqual([false, true])
  const [left] = await sessionsOf(personId)
  expect(before).not.toContain(left?.token)
  expect((await signIn(email, ipad)).done.status).toBe(422)
  expect((await signIn(email, ipad, password)).done.status).toBe(303)
  const told = await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_id', '=', personId)
      .orderBy('entry_id')
      .execute(),
  )
  expect(told.map(({ action }) => action)).toContain('password.set')
})

test.each([
  { what: 'a wrong one', current: 'wrong', password: 'another lamp, orbit', says: 'not this one' },
  { what: 'a short one', password: 'short', says: '12 characters or more' },
  { what: 'one everybody uses', password: 'password1234', says: 'many people use' },
  { what: 'their own name', password: 'Ashdown-2026', says: 'little more than your name' },
  { what: 'nothing', password: '', says: 'Enter a new password' },
])('a password is not changed with or to $what', async ({ current, password, says }) => {
  const { email } = await personWithPassword(db, trust)
  const someone = await signIn(email)

  const refused = await send(someone, '/password', { current: current ?? testPassword, password })

  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain(says)
  expect((await signIn(email)).done.status).toBe(303)
})

test('whoever finds a session open cannot try passwords without end', async () => {
  const { email } = await personWithPassword(db, trust)
  const someone = await signIn(email)
  const password = 'another lamp, another orbit'
  for (let i = 0; i < 11; i++) await send(someone, '/password', { current: `wrong ${i}`, password })

  expect((await send(someone, '/password', { current: testPassword, password })).status).toBe(429)
})
