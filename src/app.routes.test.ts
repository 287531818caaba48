import { describe, expect, test } from 'vitest'

import { readConfig } from '#config.ts'
import { keepFiveTrusts } from '#test/five-trusts.ts'
import { testApp } from '#test/test-app.ts'
import { testDb, type TestDb } from '#test/test-db.ts'
import type { RequestLine } from '#web/request-log.ts'

const db = await testDb()
const lines: RequestLine[] = []
const reported: { id: string; error: Error }[] = []
const app = testApp({
  db,
  log: (line) => lines.push(line),
  report: (id, error) => reported.push({ id, error }),
})
app.get('/broken', () => {
  throw new Error('the secret reason')
})
app.post('/form', async (c) => c.text(await c.req.text()))

test('the health page answers when the database does', async () => {
  const response = await app.request('/health')

  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ status: 'ok' })
})

test('a page keeps the browser to this site, and a demonstration does not insist on HTTPS', async () => {
  const { headers } = await app.request('/')

  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('content-security-policy')).not.toContain('unsafe')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('strict-transport-security')).toBeNull()
})

test('an installation insists on HTTPS', async () => {
  const config = readConfig({
    DATABASE_URL: 'postgres://db.example/houserules',
    HOUSERULES_SECRET: 'a-secret-of-at-least-thirty-two-characters',
    HOUSERULES_ADDRESS: 'https://rules.example',
  })

  const { headers } = await testApp({ db, config }).request('/')

  expect(headers.get('strict-transport-security')).toContain('max-age=')
})

test('a wrong address gives a page that says so', async () => {
  const response = await app.request('/no-such-page')

  expect(response.status).toBe(404)
  expect(await response.text()).toContain('Page not found')
})

test('what went wrong is reported under the request’s id and not shown', async () => {
  const response = await app.request('/broken')
  const page = await response.text()
  const id = response.headers.get('x-request-id')

  expect(response.status).toBe(500)
  expect(page).not.toContain('the secret reason')
  expect(page).toContain(id)
  expect(reported.at(-1)).toMatchObject({ id, error: new Error('the secret reason') })
})

test('the log has one line a request, without the query', async () => {
  lines.length = 0
  await app.request('/no-such-page?name=somebody')

  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({ method: 'GET', path: '/no-such-page', status: 404, ms: 0 })
  expect(JSON.stringify(lines)).not.toContain('somebody')
})

describe('a form', () => {
  const send = (headers: Record<string, string>, body = 'a=b') =>
    app.request('http://localhost/form', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        host: 'localhost',
        ...headers,
      },
      body,
    })

  test('from this site is read', async () => {
    expect(await (await send({ origin: 'http://localhost' })).text()).toBe('a=b')
  })

  test('from this site is read where a proxy speaks HTTPS for it', async () => {
    expect((await send({ origin: 'https://localhost' })).status).toBe(200)
  })

  test.each(['https://elsewhere.example', 'null', 'https://localhost.elsewhere.example'])(
    'from %s is refused',
    async (origin) => {
      const response = await send({ origin })

      expect(response.status).toBe(403)
      expect(await response.text()).toContain('This could not be accepted')
    },
  )

  test('that is too large is refused before it is read', async () => {
    const origin = 'http://localhost'
    const body = 'a'.repeat(256 * 1024 + 1)

    const response = await send({ origin, 'content-length': String(body.length) }, body)

    expect(response.status).toBe(413)
    expect(await response.text()).toContain('too large')
  })
})

test('an address may end in a slash', async () => {
  const response = await testApp({ db: await withFiveTrusts() }).request('/trusts/trinity/policy/')

  expect(response.status).toBe(200)
})

test('a demonstration answers only under the name of this computer', async () => {
  const app = testApp({ db: await withFiveTrusts() })
  const under = async (host: string): Promise<number> =>
    (await app.request('/trusts/trinity/policy', { headers: { host } })).status

  expect(await under('127.0.0.1:3000')).toBe(200)
  expect(await under('[::1]:3000')).toBe(200)
  expect(await under('rebound.example:3000')).toBe(403)
  expect(await under('127.0.0.1.rebound.example')).toBe(403)
})

async function withFiveTrusts(): Promise<TestDb> {
  const five = await testDb()
  await keepFiveTrusts(five)
  return five
}
