import { expect, test } from 'vitest'

import { guessColumns, isNeverKept } from './guess-columns.ts'

test.each([
  ['Staff Ref', 'id'],
  ['Payroll No', 'id'],
  ['Employee Number', 'id'],
  ['Start', 'from'],
  ['Finish', 'leavingDate'],
  ['E-Mail Address', 'email'],
  ['Academy', 'school'],
  ['DOB', 'dateOfBirth'],
])('a column called %s is taken for %s', (name, meaning) => {
  expect([...guessColumns([{ name }])]).toEqual([[name, meaning]])
})

test('each meaning is given once, to the first column that fits', () => {
  const guessed = guessColumns([{ name: 'Start' }, { name: 'Start date' }])

  expect([...guessed]).toEqual([['Start', 'from']])
})

test('what is never kept is no column’s meaning', () => {
  expect(isNeverKept('Home address')).toBe(true)
  expect(isNeverKept('E-mail address')).toBe(false)
})
