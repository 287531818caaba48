import { expect, test } from 'vitest'

import { findAuditOf } from '#audit/audit.store.ts'
import { clockAt } from '#core/clock.ts'
import { recordLeaving } from '#people/record-leaving.ts'
import { browsing, formTokenOn, makeTrustWithPages } from '#test/browsing.ts'
import { personWithPassword, testPassword } from '#test/passwords.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, themes } = await makeTrustWithPages(db)
const base = `/trusts/${trust.slug}`
const app = testApp({ db, themes })
/** A page whose frame shows whether somebody has signed in. */
const here = `${base}/sign-in`
const noon = '2026-11-20T12:00:00Z'

const browser = () => browsing(() => app)
const sessions = (personId: string) =>
  db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('login_session')
      .select(['id', 'token', 'browser', 'way'])
      .where('person_id', '=', personId)
      .execute(),
  )
const told = async (personId: string) =>
  db.transactionFor(trust.trustId, async (tx) => {
    const all = await tx.query
      .selectFrom('audit_entry')
      .select('action')
      .where((or) => or.or([or('actor', '=', personId), or('subject_id', '=', personId)]))
      .orderBy('entry_id')
      .execute()
    return all.map(({ action }) => action).filter((action) => !action.startsWith('person.'))
  })

test('the right password opens a session, and the page asked for at first comes next', async () => {
  const { email, personId } = await personWithPassword(db, trust)
  const someone = browsing(() => app, {
    'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/145.0',
  })
  const page = await someone.page(`${base}/sign-in?next=${base}/policy`)
  expect(page).toContain(`name="next" value="${base}/policy"`)

  const next = `${base}/policy`
  const done = await someone.post(`${base}/sign-in`, {
    email: email.toUpperCase(),
    password: testPassword,
    next,
  })

  expect([done.status, done.headers.get('location')]).toEqual([303, next])
  expect(await someone.page(here)).toContain('Sign out')
  expect(await sessions(personId)).toMatchObject([
    { browser: 'Firefox on Windows', way: 'password' },
  ])
  expect(await told(personId)).toEqual(['session.opened'])
  const cookie = done.headers.getSetCookie().find((line) => line.includes('session_token')) ?? ''
  expect(cookie).toMatch(/; HttpOnly/)
  expect(cookie).toMatch(/; SameSite=Lax/)
  expect(cookie).not.toMatch(/Domain/)
})

test('a wrong password and an address nobody has get the same answer', async () => {
  const { email, personId } = await personWithPassword(db, trust)
  const wrong = await browser().post(`${base}/sign-in`, { email, password: 'wrong password' })
  const unknown = await browser().post(`${base}/sign-in`, {
    email: 'nobody@staff.example',
    password: testPassword,
  })

  expect([wrong.status, unknown.status]).toEqual([422, 422])
  const blank = (text: string) => text.replaceAll(/value="[^"]*@staff\.example"/g, '')
  expect(blank(await wrong.text())).toBe(blank(await unknown.text()))
  expect(wrong.headers.getSetCookie()).toEqual([])
  expect(await sessions(personId)).toEqual([])
  expect(await told(personId)).toEqual(['sign-in.refused'])
})

test('a password is never shown again, and an empty form says what to do', async () => {
  const asked = await browser().post(`${base}/sign-in`, { email: '', password: 'something secret' })
  const text = await asked.text()

  expect(asked.status).toBe(422)
  expect(text).toContain('Enter your e-mail address and your password')
  expect(text).not.toContain('something secret')
})

test.each(['https://elsewhere.example/', '//elsewhere.example', '/trusts/another/policy', '/\\x'])(
  'after signing in nobody is sent to %s',
  async (next) => {
    const { email } = await personWithPassword(db, trust)
    const done = await browser().post(`${base}/sign-in`, { email, password: testPassword, next })

    expect(done.headers.get('location')).toBe(base)
  },
)

test('signing in again opens a new session and ends the one before', async () => {
  const { email, personId } = await personWithPassword(db, trust)
  const someone = browser()
  await someone.post(`${base}/sign-in`, { email, password: testPassword })
  const [first] = await sessions(personId)
  const form_token = formTokenOn(await someone.page(`${base}/sign-in`))

  await someone.post(`${base}/sign-in`, { email, password: testPassword, form_token })

  const now = await sessions(personId)
  expect(now).toHaveLength(1)
  expect(now[0]?.token).not.toBe(first?.token)
  const subject = { kind: 'session', id: first?.id ?? '' }
  const history = await db.transactionFor(trust.trustId, (tx) => findAuditOf(tx, subject))
  expect(history.map(({ action }) => action)).toEqual(['session.opened', 'session.ended'])
})

test('signing out ends the session, also for a copy of its cookie, and only as a form of ours', async () => {
  const { email, personId } = await personWithPassword(db, trust)
  const someone = browser()
  await someone.post(`${base}/sign-in`, { email, password: testPassword })
  const thief = browser()
  for (const [name, value] of someone.cookies) thief.cookies.set(name, value)
  const form_token = formTokenOn(await someone.page(here))

  expect((await someone.post(`${base}/sign-out`, { form_token: 'x' })).status).toBe(403)
  const out = await someone.post(`${base}/sign-out`, { form_token })
  expect(out.status).toBe(303)
  expect(await someone.page(out.headers.get('location') ?? '')).toContain('You are signed out.')

  expect(await sessions(personId)).toEqual([])
  expect(await thief.page(here)).not.toContain('Sign out')
  expect([...someone.cookies.keys()].filter((name) => name.includes('session'))).toEqual([])
})

test('who has left and knows the password still does not come in', async () => {
  const { email, personId } = await personWithPassword(db, trust)
  const needs = { db, clock: clockAt(noon) }
  await recordLeaving(needs, {
    trustId: trust.trustId,
    by: 'test',
    personId,
    on: '2026-11-20',
  })
  const someone = browser()

  const done = await someone.post(`${base}/sign-in`, { email, password: testPassword })

  expect(done.status).toBe(422)
  expect(await done.text()).toContain('you do not belong to the trust today')
  expect(await sessions(personId)).toEqual([])
  expect(await someone.page(here)).not.toContain('Sign out')
})

test('guessing is slowed down with the same words for everyone, and the right password works after', async () => {
  const { email } = await personWithPassword(db, trust)
  const known = browser()
  await known.post(`${base}/sign-in`, { email, password: testPassword })
  known.cookies.forEach((_, name) => name.includes('session') && known.cookies.delete(name))
  for (let i = 0; i < 11; i++) {
    await browser().post(`${base}/sign-in`, { email, password: 'wrong password' })
  }

  const right = { email, password: testPassword }
  const slowed = await browser().post(`${base}/sign-in`, right)
  expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, '30'])
  expect(await slowed.text()).toContain('Wait 30 seconds and try again')
  expect((await known.post(`${base}/sign-in`, right)).status).toBe(303)

  const later = testApp({ db, themes, clock: clockAt('2026-11-20T12:00:30Z') })
  expect((await browsing(() => later).post(`${base}/sign-in`, right)).status).toBe(303)
})
