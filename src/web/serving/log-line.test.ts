import { expect, test } from 'vitest'

import { newId } from '#core/ids.ts'

import { logLine, pathForLog } from './log-line.ts'

test.each([
  ['a line break', 'a\r\n{"at":"forged"}'],
  ['an escape that clears the screen', 'a\u001b[2Jb'],
  ['the same as one character', 'a\u009b2Jb'],
  ['a line break of Unicode', 'a\u2028b\u0085c'],
  ['a sign that turns text around', 'a\u202eb'],
])('%s in a path stays inside its line, and reads back as it came', (_, path) => {
  const line = logLine({ path })

  expect(line).toMatch(/^[ -~]+$/)
  expect(JSON.parse(line)).toEqual({ path })
})

test.each([
  'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE',
  '-Zm9vYmFy-mF6cXV4Zm9vYm_yYmF6cXV4Zm9vYmFyYmE',
  'a'.repeat(64),
  'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
])('the key %s in a path is not logged', (key) => {
  expect(pathForLog(`/trusts/trinity/invitations/${key}`)).toBe('/trusts/trinity/invitations/…')
})

test('ids, names of trusts and names of files are logged', () => {
  const paths = [
    `/trusts/a-catholic-multi-academy-trust-of-the-north/people/${newId()}`,
    '/assets/govuk-frontend.0123456789ab.css',
    '/api/v1/openapi.json',
  ]

  for (const path of paths) expect(pathForLog(path)).toBe(path)
})
