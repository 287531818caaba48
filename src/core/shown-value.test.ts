import { expect, test } from 'vitest'

import { shownValue } from './shown-value.ts'

const deep: unknown = JSON.parse(`${'['.repeat(50_000)}1${']'.repeat(50_000)}`)

test.each([
  ['a word', 'pirate', '"pirate"'],
  ['a number', 7, '7'],
  ['nothing', null, 'null'],
  ['something that is not there', undefined, 'given'],
  ['a list', ['pirate'], 'that is a list'],
  ['a map', { a: 1 }, 'that is a map'],
  ['a list in a list without end', deep, 'that is a list'],
])('%s is shown in a message', (_, value, shown) => {
  expect(shownValue(value)).toBe(shown)
})

test('a text without end is cut short', () => {
  expect(shownValue('x'.repeat(1_000_000))).toHaveLength(80)
})
