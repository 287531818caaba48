import { expect, test } from 'vitest'

import { browsing, formTokenOn, makeTrustWithPages } from '#test/browsing.ts'
import { testInstallation } from '#test/installation.ts'
import { personWithPassword, testPassword } from '#test/passwords.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, themes } = await makeTrustWithPages(db)
const base = `/trusts/${trust.slug}`
const config = testInstallation
const app = testApp({ db, themes, config })

/** Somebody who has signed in at an installation, and every cookie they were given on the way. */
async function someoneSignedIn() {
  const { email } = await personWithPassword(db, trust)
  const someone = browsing(() => app)
  const done = await someone.post(`${base}/sign-in`, { email, password: testPassword })
  return { someone, cookies: done.headers.getSetCookie() }
}

test('every cookie belongs to this host alone, comes over HTTPS only, and no script reads it', async () => {
  const { cookies } = await someoneSignedIn()

  expect(cookies.length).toBeGreaterThanOrEqual(2)
  for (const cookie of cookies) {
    const [pair = '', ...attributes] = cookie.split('; ')
    expect(pair).toMatch(/^__Host-houserules-/)
    expect(pair.length).toBeLessThan(4096)
    expect(attributes).toEqual(
      expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']),
    )
    expect(attributes.join()).not.toContain('Domain')
  }
})

test('what is in the cookie of a session is 32 characters drawn at random, and new each time', async () => {
  const tokens = new Set<string>()
  for (let i = 0; i < 4; i++) {
    const { someone } = await someoneSignedIn()
    const [, value = ''] = [...someone.cookies].find(([name]) => name.includes('session')) ?? []
    const [token = ''] = decodeURIComponent(value).split('.')
    expect(token).toMatch(/^[A-Za-z0-9]{32}$/)
    tokens.add(token)
  }

  expect(tokens.size).toBe(4)
})

test('a cookie that was not signed here, or was changed since, opens nothing', async () => {
  const { someone } = await someoneSignedIn()
  const [name = '', value = ''] =
    [...someone.cookies].find(([cookie]) => cookie.endsWith('session_token')) ?? []
  const [token = '', signature = ''] = decodeURIComponent(value).split('.')
  const other = signature.startsWith('A') ? 'B' : 'A'
  const pageWith = async (sent: string) => {
    const headers = { cookie: `${name}=${encodeURIComponent(sent)}` }
    return (await app.request(`${base}/sign-in`, { headers })).text()
  }

  expect(await pageWith(`${token}.${signature}`)).toContain('Sign out')
  for (const forged of [
    token,
    `${token}.`,
    `.${signature}`,
    `${token}x.${signature}`,
    `${token}.${other}${signature.slice(1)}`,
    `${token}.${signature.slice(1)}`,
  ]) {
    expect(await pageWith(forged)).not.toContain('Sign out')
  }
})

test('signing out takes the pages that were seen out of the browser too', async () => {
  const { someone } = await someoneSignedIn()
  const form_token = formTokenOn(await someone.page(`${base}/sign-in`))

  const out = await someone.post(`${base}/sign-out`, { form_token })

  expect(out.headers.get('clear-site-data')).toBe('"cache"')
})

test('so does a request with a session that has ended', async () => {
  const { someone } = await someoneSignedIn()
  await db.transactionFor(trust.trustId, ({ query }) => query.deleteFrom('login_session').execute())

  expect((await someone.get(`${base}/sign-in`)).headers.get('clear-site-data')).toBe('"cache"')
  expect((await someone.get(`${base}/sign-in`)).headers.get('clear-site-data')).toBeNull()
})

test('a token in the address does not make a form ours', async () => {
  const { someone } = await someoneSignedIn()
  const form_token = formTokenOn(await someone.page(`${base}/sign-in`))

  const forged = await someone.post(`${base}/sign-out?form_token=${form_token}`, {})

  expect(forged.status).toBe(403)
  expect(await someone.page(`${base}/sign-in`)).toContain('Sign out')
})
