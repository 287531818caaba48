import { describe, expect, test } from 'vitest'

import {
  dayOfParts,
  dayWords,
  isoDay,
  monthWords,
  nextDay,
  readDay,
  whenWords,
  yearsFrom,
  yearsLater,
} from './day.ts'
import { isIsoDay } from './iso-day.ts'

test('a day is read and written as yyyy-mm-dd', () => {
  expect(readDay('2024-02-29')).toBe(20_240_229)
  expect(isoDay(20_240_229)).toBe('2024-02-29')
  expect(isoDay(readDay('0987-01-05'))).toBe('0987-01-05')
})

test('the last day of February exists in leap years only', () => {
  expect(['2024-02-29', '2000-02-29'].map(isIsoDay)).toEqual([true, true])
  expect(['2023-02-29', '1900-02-29'].map(isIsoDay)).toEqual([false, false])
})

test('days are told in words as GOV.UK writes them', () => {
  expect(dayWords(20_240_301)).toBe('1 March 2024')
  expect(dayWords(20_231_231)).toBe('31 December 2023')
  expect(dayWords('2024-03-01')).toBe('1 March 2024')
  expect(monthWords('2024-03-01')).toBe('March 2024')
})

test.each([
  ['2024-03-01', '1 March 2024'],
  ['2024-03', 'March 2024'],
  ['spring 2024', 'spring 2024'],
  ['2024', '2024'],
  ['2023-02-29', '2023-02-29'],
])('a history that says %s says %s', (text, words) => {
  expect(whenWords(text)).toBe(words)
})

test.each([
  [{ day: '1', month: '9', year: '2026' }, '2026-09-01'],
  [{ day: '01', month: 'Sept', year: '2026' }, '2026-09-01'],
  [{ day: '31', month: 'december', year: '2026' }, '2026-12-31'],
  [{ day: '29', month: '2', year: '2024' }, '2024-02-29'],
  [{ day: '29', month: '2', year: '2023' }, undefined],
  [{ day: '1', month: 'Smarch', year: '2026' }, undefined],
  [{ day: '', month: '', year: '' }, undefined],
])('a day typed as %j is %s', (parts, day) => {
  expect(dayOfParts(parts)).toBe(day)
})

describe('the same day some years on', () => {
  test.each([
    ['2022-07-22', 2, '2024-07-22'],
    ['2022-07-22', 0, '2022-07-22'],
    ['2020-02-29', 4, '2024-02-29'],
    ['2020-02-29', 1, '2021-03-01'],
    ['2096-02-29', 4, '2100-03-01'],
    ['1996-02-29', 4, '2000-02-29'],
    ['2023-02-28', 1, '2024-02-28'],
  ])('%s and %i years is %s', (day, years, later) => {
    expect(isoDay(yearsLater(readDay(day), years))).toBe(later)
  })
})

describe('the following day', () => {
  test.each([
    ['2024-02-28', '2024-02-29'],
    ['2023-02-28', '2023-03-01'],
    ['2023-12-31', '2024-01-01'],
    ['2024-03-30', '2024-03-31'],
  ])('after %s comes %s', (day, next) => {
    expect(isoDay(nextDay(readDay(day)))).toBe(next)
  })
})

describe('an age', () => {
  test.each([
    ['2006-09-01', '2024-08-31', 17],
    ['2006-09-01', '2024-09-01', 18],
    ['2006-09-01', '2024-09-02', 18],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2024-05-01', '2024-05-01', 0],
    ['2025-05-01', '2024-05-01', 0],
  ])('born on %s, on %s it is %i', (born, day, age) => {
    expect(yearsFrom(readDay(born), readDay(day))).toBe(age)
  })
})
