import { expect, test } from 'vitest'

import { isSameSecret } from './same-secret.ts'

test.each([
  ['token', 'token', true],
  ['token', 'tokem', false],
  ['token', 'token ', false],
  ['é', 'e', false],
  ['', '', true],
])('%j is %j: %s', (one, other, expected) => {
  expect(isSameSecret(one, other)).toBe(expected)
})
