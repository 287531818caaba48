import { expect, test } from 'vitest'

import { saysWhatChanges } from './change-row.ts'

const reviewed = { on: '2020-07', summary: 'Reviewed', by: 'The Board' }
const leavers = { on: '2026-11', summary: 'Leavers: two years', by: 'The Board' }

test('a new edition says what changes by a row that the one before does not have', () => {
  expect(saysWhatChanges([reviewed, leavers], [reviewed])).toBe(true)
  expect(saysWhatChanges([reviewed], [reviewed])).toBe(false)
})

test('a policy brought in says what changes in a table of its own', () => {
  expect(saysWhatChanges([leavers], [reviewed, { ...reviewed, on: '2021-07' }])).toBe(true)
  expect(saysWhatChanges([], [reviewed])).toBe(false)
})

test('where there never was a table of changes none is asked for', () => {
  expect(saysWhatChanges([], [])).toBe(true)
})
