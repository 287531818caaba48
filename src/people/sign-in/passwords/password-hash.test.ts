import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'

import { hashPassword, verifyPassword } from './password-hash.ts'

const password = 'lamp orbit seventeen ☂'

test('a password is kept as Argon2id with 19 MiB and two passes, salted anew each time', async () => {
  const [one, other] = [await hashPassword(password), await hashPassword(password)]

  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(one).not.toBe(other)
  expect(await verifyPassword({ password, hash: one })).toBe(true)
  expect(await verifyPassword({ password, hash: other })).toBe(true)
  expect(await verifyPassword({ password: `${password} `, hash: one })).toBe(false)
})

test('it is the Argon2id that others make', async () => {
  // Made with noble-hashes, which shares no code with Node's OpenSSL.
  const hash =
    '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$K13EBUiG7JV+9ZxztmHFTdb7J0WQsnj2V8bZaqyPptE'

  expect(await verifyPassword({ password: 'password', hash })).toBe(true)
})

test('one that was made with scrypt, on an older Node, still counts', async () => {
  const salt = Buffer.alloc(16, 3)
  const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 }
  const made = scryptSync(password, salt, 32, cost).toString('base64').replace('=', '')
  const hash = `$scrypt$ln=15,r=8,p=3$${salt.toString('base64').replace('==', '')}$${made}`

  expect(await verifyPassword({ password, hash })).toBe(true)
  expect(await verifyPassword({ password: 'another', hash })).toBe(false)
})

test.each([
  '',
  '$',
  'salt:hash',
  '$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaA',
  '$argon2id$v=19$m=19456,t=2,p=1$',
])('what was not made here lets nobody in: %j', async (hash) => {
  expect(await verifyPassword({ password, hash })).toBe(false)
  expect(await verifyPassword({ password: '', hash })).toBe(false)
})
