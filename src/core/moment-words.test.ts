import { expect, test } from 'vitest'

import { clockAt } from './clock.ts'
import { momentWords } from './moment-words.ts'

test.each([
  ['2026-11-20T12:00:03Z', '20 November 2026, 12:00:03'],
  ['2026-07-01T23:30:00Z', '2 July 2026, 00:30:00'],
])('%s is %s in London', (instant, words) => {
  expect(momentWords(clockAt(instant).now())).toBe(words)
})
