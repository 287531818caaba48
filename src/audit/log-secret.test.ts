import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { logSecretOf, signerFor } from './log-secret.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'houserules-log-secret-'))
afterAll(() => rmSync(dataDir, { recursive: true }))

test('a demonstration makes a secret once, for its own user alone', () => {
  const first = logSecretOf({ dataDir })

  expect(logSecretOf({ dataDir })).toEqual(first)
  expect(statSync(join(dataDir, 'audit-key')).mode & 0o777).toBe(0o600)
})

test('an installation’s secret comes from its setting, and does not show it', () => {
  const secret = 'a-secret-of-at-least-thirty-two-characters'

  expect(logSecretOf({ secret })).toEqual(logSecretOf({ secret }))
  expect(logSecretOf({ secret })).not.toEqual(logSecretOf({ secret: `${secret}.` }))
  expect(logSecretOf({ secret }).bytes.toString()).not.toContain('secret')
})

test('each trust has a key of its own, under the name of its log', () => {
  const secret = logSecretOf({ dataDir })
  const [one, other] = [signerFor(secret, 'one').publicKey, signerFor(secret, 'other').publicKey]

  expect(one).toMatch(/^houserules\/audit\/one\+[0-9a-f]{8}\+/)
  expect(one.split('+').at(-1)).not.toBe(other.split('+').at(-1))
})

test('a damaged file is said in one line, and left as it is', () => {
  const path = join(dataDir, 'audit-key')
  writeFileSync(path, 'nonsense')

  expect(() => logSecretOf({ dataDir })).toThrow(/audit-key is damaged/)
  expect(readFileSync(path, 'utf8')).toBe('nonsense')
})
