import { expect, test } from 'vitest'

import { dateIn } from './dates.ts'

test.each([
  ['approved 3rd March 2024', '2024-03-03', '2024-03-03'],
  ['3/9/24', '2024-09-03', '2024-09-03'],
  ['September 14, 2023', '2023-09-14', '2023-09-14'],
  ['Sept. 2023', '2023-09-01', '2023-09-30'],
  ['February 2024', '2024-02-01', '2024-02-29'],
  ['Autumn term 2022', '2022-09-01', '2022-12-31'],
  ['summer 2024', '2024-04-01', '2024-08-31'],
  ['2023-24', '2023-09-01', '2024-08-31'],
  ['edition of 2021', '2021-01-01', '2021-12-31'],
])('%s is from %s to %s', (text, from, to) => {
  expect(dateIn(text)).toMatchObject({ from, to })
})

test.each(['31/2/24', 'May 0000', 'Summer 0000', '99/99/9999', 'soon'])('%s is no date', (text) => {
  expect(dateIn(text)).toBeUndefined()
})
