import { describe, expect, test } from 'vitest'

import { clockAt } from './clock.ts'
import { addDays, dayOf, daysBetween, isIsoDay, monthsLater } from './iso-day.ts'

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2024-13-01', false],
  ['0000-02-29', false],
  ['0001-01-01', true],
  ['9999-12-31', true],
  ['2024-1-1', false],
  ['2024-03-01T00:00:00Z', false],
  ['', false],
])('%s is a day: %s', (text, expected) => {
  expect(isIsoDay(text)).toBe(expected)
})

describe('the school day is that of London', () => {
  test.each([
    ['2026-07-01T22:59:59Z', '2026-07-01'],
    ['2026-07-01T23:00:00Z', '2026-07-02'],
    ['2026-12-31T23:59:59Z', '2026-12-31'],
    ['2027-01-01T00:00:00Z', '2027-01-01'],
  ])('at %s it is %s', (instant, day) => {
    expect(dayOf(clockAt(instant).now())).toBe(day)
  })
})

test('days are counted across the change of the clocks and leap days', () => {
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
})

test('a day that does not exist is a broken assumption', () => {
  expect(() => addDays('2023-02-29', 1)).toThrow('not a day: 2023-02-29')
})

test('days are counted across months, leap days and the changes of the clock, both ways', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  expect(daysBetween('2026-11-20', '2026-11-20')).toBe(0)
  expect(daysBetween('2027-01-01', '2026-12-31')).toBe(-1)
})

test.each([
  ['2025-07-31', 12, '2026-07-31'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2025-01-31', 1, '2025-02-28'],
  ['2025-11-30', 3, '2026-02-28'],
  ['2025-12-31', 2, '2026-02-28'],
  ['2022-06-15', 37, '2025-07-15'],
  ['2025-12-01', 1, '2026-01-01'],
])('%s and %i months is %s', (day, months, later) => {
  expect(monthsLater(day, months)).toBe(later)
})
