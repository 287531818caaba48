import { expect, test } from 'vitest'

import { isSound } from './sound-text.ts'

test.each([
  ['', true],
  ['“Ysgol Gynradd” 😀', true],
  ['a\u0000b', false],
  ['a\ud800b', false],
  ['\udc00', false],
])('%j can be kept: %s', (text, expected) => {
  expect(isSound(text)).toBe(expected)
})
