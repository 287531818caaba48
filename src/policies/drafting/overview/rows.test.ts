import { expect, test } from 'vitest'

import { openingOf } from './rows.ts'

test('a clause without a title is known by how its words begin', () => {
  expect(openingOf('Staff do not add pupils.')).toBe('Staff do not add pupils.')
  expect(openingOf(`Staff decline ${'and decline '.repeat(9)}requests.`)).toMatch(
    /^Staff decline and .{60,80} …$/,
  )
})
