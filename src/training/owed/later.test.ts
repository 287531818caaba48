import { expect, test } from 'vitest'

import { latest, later } from './later.ts'

test.each([
  ['2026-01-15', 1, 'months', '2026-02-15'],
  ['2026-08-31', 6, 'months', '2027-02-28'],
  ['2027-08-31', 6, 'months', '2028-02-29'],
  ['2026-11-20', 12, 'months', '2027-11-20'],
  ['2026-12-31', 2, 'months', '2027-02-28'],
  ['2026-12-25', 14, 'days', '2027-01-08'],
] as const)('%s and %i %s is %s', (...given) => {
  const [day, count, unit, then] = given

  expect(later(day, { count, unit })).toBe(then)
})

test('of two days the later one counts', () => {
  expect(latest('2026-11-20', '2026-11-19')).toBe('2026-11-20')
  expect(latest('2025-11-20', '2026-11-19')).toBe('2026-11-19')
})
