import { expect, test } from 'vitest'

import { newSchool, partOfDay, schoolCalendar } from './school.ts'

const calendar = schoolCalendar.parse({
  terms: [{ name: 'Autumn', from: '2026-09-02', to: '2026-12-18' }],
  day: [
    { kind: 'lesson', from: '08:50', to: '10:30' },
    { kind: 'break', from: '10:30', to: '10:45' },
    { kind: 'lesson', from: '10:50', to: '12:15' },
    { kind: 'lunch', from: '12:15', to: '13:05' },
    { kind: 'lesson', from: '13:05', to: '15:10' },
  ],
})

test.each([
  ['2026-11-20', '08:49', 'out-of-hours'],
  ['2026-11-20', '08:50', 'lesson'],
  ['2026-11-20', '10:30', 'break'],
  ['2026-11-20', '10:47', 'lesson'],
  ['2026-11-20', '12:15', 'lunch'],
  ['2026-11-20', '15:10', 'out-of-hours'],
  ['2026-11-21', '09:00', 'out-of-hours'],
  ['2026-12-18', '09:00', 'lesson'],
  ['2026-12-21', '09:00', 'out-of-hours'],
])('%s at %s is %s', (day, time, part) => {
  expect(partOfDay(calendar, day, time)).toBe(part)
})

test('a school without a plan says nothing about a time', () => {
  expect(partOfDay({ ...calendar, day: [] }, '2026-11-20', '09:00')).toBeUndefined()
})

test('a form is told what to mend', () => {
  const wrong = newSchool.safeParse({
    name: ' ',
    urn: '12',
    calendar: {
      terms: [{ name: 'Autumn', from: '2026-12-18', to: '2026-09-02' }],
      day: [{ kind: 'lesson', from: '10:30', to: '8:50' }],
    },
  })

  expect(wrong.error?.issues.map(({ message }) => message)).toEqual([
    'Enter the name of the school',
    'A URN has six digits',
    'A term must not end before it begins',
    'A time is written as hh:mm, such as 08:40',
  ])
})
