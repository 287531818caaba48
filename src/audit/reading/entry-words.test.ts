import { globSync, readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { happenedWords } from './entry-words.ts'

/** What the code records under a name that stands in it as it is. */
const recorded = globSync('src/**/*.ts', { exclude: ['**/*.test.ts'] }).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/\baction: '([a-z-]+\.[a-z-]+)'/g)].map(
    ([, action = '']) => action,
  ),
)

test('what is recorded is told in words of its own, not by its name', () => {
  const byName = recorded.filter(
    (action) => happenedWords(action).toLowerCase() === action.replaceAll(/[-.]/g, ' '),
  )

  expect(recorded.length).toBeGreaterThan(30)
  expect(byName).toEqual([])
})

test('what has no words is told by its name', () => {
  expect(happenedWords('some-thing.well-done')).toBe('Some thing well done')
})
