import { expect, test } from 'vitest'

import { clockAt, systemClock } from './clock.ts'

test('a stopped clock always tells the same time', () => {
  const clock = clockAt('2026-03-01T09:00:00Z')

  expect(clock.now().toISOString()).toBe('2026-03-01T09:00:00.000Z')
  expect(clock.now()).toEqual(clock.now())
})

test('a stopped clock gives out a fresh date, so nobody can turn its hands', () => {
  const clock = clockAt('2026-03-01T09:00:00Z')
  clock.now().setFullYear(1999)

  expect(clock.now().getUTCFullYear()).toBe(2026)
})

test('words that are not an instant are refused', () => {
  expect(() => clockAt('next Tuesday')).toThrow('not an instant: next Tuesday')
})

test('the system clock does not run backwards', () => {
  const first = systemClock.now()

  expect(systemClock.now().getTime()).toBeGreaterThanOrEqual(first.getTime())
})
