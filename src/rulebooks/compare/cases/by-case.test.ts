import { expect, test } from 'vitest'

import { randomFrom } from '#core/random.ts'

import { byCase } from './by-case.ts'

test('each case is found once and never taken for another, though their marks may be the same', () => {
  const random = randomFrom(20_261_120)
  let found = 0
  const find = byCase((chosen) => {
    found += 1
    return chosen.join()
  })
  const cases = Array.from({ length: 250_000 }, (_, i) => [i, random.below(2 ** 30)])

  const mistaken = cases.filter((chosen) => find(chosen) !== chosen.join())
  expect([mistaken, found]).toEqual([[], cases.length])
  expect(find([...(cases[7] ?? [])])).toBe(cases[7]?.join())
  expect(found).toBe(cases.length)
})
