import { expect, test } from 'vitest'

import { keepFiveTrusts } from '#test/five-trusts.ts'
import { testInstallation } from '#test/installation.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'
import { assets } from '#web/assets.ts'

const db = await testDb()
await keepFiveTrusts(db)
const config = testInstallation
const app = testApp({ db, config, report: () => undefined })
app.get('/broken', () => {
  throw new Error('the secret reason')
})

const post = { method: 'POST', headers: { host: 'localhost', origin: 'http://localhost' } }

/** An answer of each kind that there is. */
const answers = [
  ['a page', '/trusts/trinity/policy', {}, 200, 'text/html; charset=UTF-8'],
  ['the way to the sign-in', '/trusts/trinity/people', {}, 303, null],
  ['a page that is not there', '/nowhere', {}, 404, 'text/html; charset=UTF-8'],
  ['a page that broke', '/broken', {}, 500, 'text/html; charset=UTF-8'],
  ['a form of another site', '/', { method: 'POST' }, 403, 'text/html; charset=UTF-8'],
  ['what needs a sign-in', '/trusts/trinity/imports', post, 401, 'text/html; charset=UTF-8'],
  ['a stylesheet', assets['houserules.css'].path, {}, 200, 'text/css; charset=utf-8'],
  ['code', assets['start.js'].path, {}, 200, 'text/javascript; charset=utf-8'],
  ['a picture', assets['favicon.svg'].path, {}, 200, 'image/svg+xml; charset=utf-8'],
  ['the description of the API', '/api/v1/openapi.json', {}, 200, 'application/json'],
  ['a problem of the API', '/api/v1/nowhere', {}, 404, 'application/problem+json'],
] as const

test.each(answers)('%s keeps the browser to this site', async (...[, path, init, status]) => {
  const { status: was, headers } = await app.request(path, init)

  expect(was).toBe(status)
  const policy = (headers.get('content-security-policy') ?? '').split('; ')
  expect(policy).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]),
  )
  expect(policy.join()).not.toMatch(/unsafe|https?:|\*/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(headers.get('access-control-allow-origin')).toBeNull()
})

test.each(answers)('%s has the browser insist on HTTPS for a year', async (_, path, init) => {
  const { headers } = await app.request(path, init)
  const [, seconds = ''] =
    /^max-age=(\d+); includeSubDomains$/.exec(headers.get('strict-transport-security') ?? '') ?? []

  expect(Number(seconds)).toBeGreaterThanOrEqual(365 * 24 * 60 * 60)
})

test.each(answers)(
  '%s says what it is, and in which letters',
  async (...[, path, init, , type]) => {
    expect((await app.request(path, init)).headers.get('content-type')).toBe(type)
  },
)

test('only files that are the same for everyone may be kept by a cache', async () => {
  const kept = await Promise.all(
    answers.map(async ([what, path, init]) => {
      const { headers } = await app.request(path, init)
      return headers.get('cache-control') === 'no-store' ? [] : [what]
    }),
  )

  expect(kept.flat()).toEqual(['a stylesheet', 'code', 'a picture'])
})
