import { expect, test } from 'vitest'

import { keepFiveTrusts } from '#test/five-trusts.ts'
import { testInstallation } from '#test/installation.ts'
import { openObservatory, preflightOrigin } from '#test/observatory.ts'
import { personWithPassword, testPassword } from '#test/passwords.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'
import { findTrust } from '#people/find-trust.ts'
import { assets } from '#web/assets.ts'

const db = await testDb()
await keepFiveTrusts(db)
const app = testApp({ db, config: testInstallation, report: () => undefined })
app.get('/broken', () => {
  throw new Error('the secret reason')
})
const grade = await openObservatory()

const site = 'https://rules.example'
const trust = await findTrust({ db }, { slug: 'trinity' })
if (!trust) throw new Error('a trust is missing')
const { email } = await personWithPassword(db, trust)

const sent = { host: 'rules.example', origin: site }
const signIn = (): Promise<Response> =>
  ask('/trusts/trinity/sign-in', {
    method: 'POST',
    headers: sent,
    body: new URLSearchParams({ email, password: testPassword }),
  })

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return app.request(`${site}${path}`, { headers: { host: 'rules.example' }, ...init })
}

const answer = await signIn()
const cookie = answer.headers
  .getSetCookie()
  .map((line) => line.split(';')[0])
  .join('; ')
const as = { headers: { host: 'rules.example', cookie } }

/** An answer of each class of pages, and its status. */
const classes = [
  ['the first page', '/', {}, 200],
  ['a page that is open to everyone', '/trusts/trinity/policy', {}, 200],
  ['a form that is open to everyone', '/trusts/trinity/ask', {}, 200],
  ['the sign-in', '/trusts/trinity/sign-in', {}, 200],
  ['a page of somebody who has signed in', '/trusts/trinity/account', as, 200],
  ['a refusal', '/trusts/trinity/people', as, 403],
  ['a page that is not there', '/nowhere', {}, 404],
  ['a page that broke', '/broken', {}, 500],
  ['a form of another site', '/trusts/trinity/sign-in', { method: 'POST' }, 403],
  ['the way to the sign-in', '/trusts/trinity/people', {}, 303],
  ['JSON', '/api/v1/openapi.json', {}, 200],
  ['a problem in JSON', '/api/v1/nowhere', {}, 404],
  ['the sign of life', '/health', {}, 200],
  ['a stylesheet', assets['houserules.css'].path, {}, 200],
] as const

test.each(classes)(
  '%s gets 130 points or more and loses none',
  async (...[, path, init, status]) => {
    const given = await ask(path, init)
    expect(given.status).toBe(status)

    const preflight = await ask(path, { method: 'OPTIONS', headers: { origin: preflightOrigin } })
    const { score, lost } = await grade({ answer: given, preflight, url: `${site}${path}` })
    expect(lost).toEqual([])
    expect(score).toBeGreaterThanOrEqual(130)
  },
)

test('the cookie of a session gives points for how it is kept', async () => {
  const preflight = await ask('/trusts/trinity/sign-in', { method: 'OPTIONS' })
  const page = { answer: await signIn(), preflight, url: `${site}/trusts/trinity/sign-in` }

  const { score, gained } = await grade(page)
  expect(gained).toContain('cookies-secure-with-httponly-sessions-and-samesite')
  expect(score).toBeGreaterThanOrEqual(135)
})

test('a page without its policy, a cookie anyone may read, and a script from elsewhere lose points', async () => {
  const bad = new Response('<script src="https://elsewhere.example/x.js"></script>', {
    headers: { 'content-type': 'text/html', 'set-cookie': 'session=1; Path=/' },
  })

  const { score, lost } = await grade({ answer: bad, preflight: new Response(), url: `${site}/` })
  expect(lost.length).toBeGreaterThan(3)
  expect(score).toBeLessThan(40)
})
