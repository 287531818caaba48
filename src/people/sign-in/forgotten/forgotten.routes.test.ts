import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { browsing, makeTrustWithPages } from '#test/browsing.ts'
import { personWithPassword, testPassword } from '#test/passwords.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, themes } = await makeTrustWithPages(db)
const base = `/trusts/${trust.slug}`
const noon = '2026-11-20T12:00:00Z'
const password = 'another lamp, another orbit'
const at = (instant = noon) => browsing(() => testApp({ db, themes, clock: clockAt(instant) }))

const mails = (address: string) =>
  db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('mail_message').select('body').where('address', '=', address).execute(),
  )

/** Somebody who asked for another password, and where the link in the mail leads. */
async function forgetful() {
  const someone = await personWithPassword(db, trust)
  await at().post(`${base}/sign-in/forgotten`, { email: someone.email.toUpperCase() })
  const [mail] = await mails(someone.email)
  const [link = ''] = /http:\/\/localhost\S+/.exec(mail?.body ?? '') ?? []
  return { ...someone, path: link.slice('http://localhost'.length) }
}

test('whether or not anybody has the address, the answer is the same', async () => {
  const { email } = await personWithPassword(db, trust)
  const ask = (address: string) => at().post(`${base}/sign-in/forgotten`, { email: address })
  const [known, unknown] = [await ask(email), await ask('nobody@staff.example')]

  expect([known.status, unknown.status]).toEqual([303, 303])
  expect(known.headers.get('location')).toBe(unknown.headers.get('location'))
  expect(known.headers.getSetCookie()).toEqual(unknown.headers.getSetCookie())
  expect(await mails(email)).toHaveLength(1)
  expect(await mails('nobody@staff.example')).toEqual([])
})

test('the link sets another password once, ends every session and opens none', async () => {
  const { email, path } = await forgetful()
  const before = at()
  await before.post(`${base}/sign-in`, { email, password: testPassword })
  const someone = at()
  expect(await someone.page(path)).toContain('Choose another password')

  const done = await someone.post(path, { password })
  const next = done.headers.get('location') ?? ''
  expect(next).toBe(`${base}/sign-in?done=password`)
  expect(await someone.page(next)).toContain('Your password has been changed')

  expect((await someone.get(`${base}/account`)).status).toBe(303)
  expect((await before.get(`${base}/account`)).status).toBe(303)
  expect((await someone.post(path, { password: 'a third one entirely' })).status).toBe(410)
  expect((await at().post(`${base}/sign-in`, { email, password: testPassword })).status).toBe(422)
  expect((await at().post(`${base}/sign-in`, { email, password })).status).toBe(303)
})

test('a link that counts no longer leads on to another, and to signing in', async () => {
  const { path } = await forgetful()
  const over = await (await at('2026-11-20T13:00:00Z').get(path)).text()

  expect(over).toContain(`href="${base}/sign-in/forgotten"`)
  expect(await at().page(`${base}/sign-in/forgotten?sent`)).toContain('Back to signing in')
})

test('the link counts for an hour, and a password that does not do leaves it as it was', async () => {
  const { path } = await forgetful()

  expect((await at('2026-11-20T13:00:00Z').get(path)).status).toBe(410)
  expect((await at().post(path, { password: 'password1234' })).status).toBe(422)
  expect((await at('2026-11-20T12:59:59Z').post(path, { password })).status).toBe(303)
})

test('a link for a forgotten password is no invitation, and the other way round', async () => {
  const { path } = await forgetful()
  const as = path.replace('/sign-in/new-password/', '/invitations/')

  expect((await at().get(as)).status).toBe(410)
  expect((await at().post(as, { with: 'password', password })).status).toBe(410)
})

test('whoever has an authenticator app is still asked for its code', async () => {
  const { email, path, personId } = await forgetful()
  await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .updateTable('login')
      .set({ has_second_factor: true })
      .where('id', '=', personId)
      .execute(),
  )
  await at().post(path, { password })

  const half = await at().post(`${base}/sign-in`, { email, password })

  expect(half.headers.get('location')).toMatch(/second-step/)
})

test('one address is not flooded with mail', async () => {
  const { email } = await personWithPassword(db, trust)
  await Promise.all(
    Array.from({ length: 8 }, () => at().post(`${base}/sign-in/forgotten`, { email })),
  )

  expect(await mails(email)).toHaveLength(4)
})
