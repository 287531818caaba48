import { expect, test } from 'vitest'

import { isId, newId } from './ids.ts'

test('ids are well formed, all different, and sort in the order they were made', () => {
  const ids = Array.from({ length: 1000 }, newId)

  expect(ids.every(isId)).toBe(true)
  expect(new Set(ids).size).toBe(1000)
  expect([...ids].sort()).toEqual(ids)
})

test.each(['', 'nonsense', "' or 1=1 --", '0190163d-8694-739b-aea5-966c26f8ad9'])(
  '%j is not an id',
  (text) => {
    expect(isId(text)).toBe(false)
  },
)
