import { expect, test } from 'vitest'

import { instantAt } from '#core/clock.ts'

import { afterFailure, type Guesses, type Limit, limits } from './limits.ts'

/** The seconds a guesser waits who guesses as soon as it is let, after each of so many guesses. */
function waits(limit: Limit, many: number): readonly number[] {
  let now = instantAt(0)
  let guesses: Guesses | undefined
  return Array.from({ length: many }, () => {
    guesses = afterFailure(guesses, limit, now)
    const wait = Math.max(0, guesses.waitUntil.getTime() - now.getTime())
    now = instantAt(now.getTime() + wait)
    return wait / 1000
  })
}

test('ten wrong passwords cost nothing, then waiting grows to a quarter of an hour and no further', () => {
  expect(waits(limits.login, 17)).toEqual([
    ...Array.from({ length: 10 }, () => 0),
    30,
    60,
    120,
    240,
    480,
    900,
    900,
  ])
})

test('a guesser has fewer than 120 tries a day at one login', () => {
  const day = waits(limits.login, 150)
  const inADay = day.findIndex((_, i) => day.slice(0, i + 1).reduce((a, b) => a + b, 0) > 86_400)

  expect(inADay).toBeGreaterThan(80)
  expect(inADay).toBeLessThan(120)
})

test('behind one address a hundred people may mistype at once, and nobody waits over 15 seconds', () => {
  const all = waits(limits.address, 400)

  expect(all.slice(0, 100).every((wait) => wait === 0)).toBe(true)
  expect(Math.max(...all)).toBeLessThanOrEqual(15)
})

test('what was wrong is forgotten, one guess after the other', () => {
  const ten = { failures: 10, countedAt: instantAt(0), waitUntil: instantAt(0) }
  const after = (hours: number) =>
    afterFailure(ten, limits.login, instantAt(hours * 3_600_000)).failures

  expect([0, 1, 5, 50].map(after)).toEqual([11, 10, 6, 1])
})
