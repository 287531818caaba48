import { expect, test } from 'vitest'

import { base32 } from './base32.ts'

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('“%s” is “%s”, as RFC 4648 has it', (text, coded) => {
  expect(base32(Buffer.from(text))).toBe(coded)
})
