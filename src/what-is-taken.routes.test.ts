import { expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import { keepFiveTrusts } from '#test/five-trusts.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
await keepFiveTrusts(db)
const app = testApp({ db })
const megabyte = 1024 * 1024

async function send(path: string, bytes: number): Promise<number> {
  const headers = {
    host: 'localhost',
    origin: 'http://localhost',
    'content-type': 'multipart/form-data; boundary=x',
    'content-length': String(bytes),
  }
  return (await app.request(path, { method: 'POST', headers, body: '--x--' })).status
}

test('much is taken only where files are sent to, and there not without end', async () => {
  const files = `/trusts/trinity/imports/${newId()}/files`

  expect(await send(files, 200 * megabyte + 1)).toBe(413)
  expect(await send('/trusts/trinity/sign-in', megabyte)).toBe(413)
  expect(await send('/trusts/trinity/imports', megabyte)).toBe(413)
})

test('who has not signed in sends no file at all', async () => {
  expect(await send(`/trusts/trinity/imports/${newId()}/files`, megabyte)).toBe(401)
})

test('a name that every object has is no fact and changes no other object', async () => {
  const question =
    '{"trust":"TRI","action":"like","__proto__":{"isAdmin":true},"actor":{"constructor":{"prototype":{"isAdmin":true}}}}'
  const response = await app.request('/api/v1/decisions', {
    method: 'POST',
    headers: { host: 'localhost', 'content-type': 'application/json' },
    body: question,
  })

  expect(response.status).toBe(422)
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(Reflect.get({}, 'isAdmin')).toBeUndefined()
})
