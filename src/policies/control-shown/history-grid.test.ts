import { expect, test } from 'vitest'

import { gridOf } from './history-grid.ts'

test('the days and months of a table of changes are shown in words', () => {
  const row = { summary: 'New policy', by: 'Trust Board' }
  const rows = ['2023-03', '2026-11-20', 'Autumn 2027'].map((on) => ({ ...row, on }))

  expect(gridOf(rows).rows.map(([on]) => on)).toEqual([
    'March 2023',
    '20 November 2026',
    'Autumn 2027',
  ])
})
