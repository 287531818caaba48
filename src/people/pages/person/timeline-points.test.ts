import { expect, test } from 'vitest'

import { mainStays, stayLine } from '#people/pages/stay-words.ts'

import { pointsOf } from './timeline-points.ts'

const today = '2026-11-20'
const names = new Map([['s1', 'Ash School']])
const person = { personId: 'p', givenName: 'Ada', familyName: 'Ash' }

test('what began and ended stands on its day; what is to come is told as to come', () => {
  const points = pointsOf({
    person: {
      ...person,
      stays: [
        { kind: 'pupil', schoolId: 's1', until: '2020-07-20' },
        { kind: 'staff', job: 'teacher', schoolId: 's1', from: '2026-09-01', until: '2027-08-31' },
      ],
    },
    holdings: [
      {
        holdingId: 'h',
        personId: 'p',
        role: 'dsl',
        schoolId: 's1',
        capacity: 'alternate',
        from: '2026-09-01',
      },
    ],
    names,
    today,
  })

  expect(points.map(({ on, kind }) => [on, kind])).toEqual([
    ['', 'past'],
    ['2020-07-20', 'past'],
    ['2026-09-01', 'past'],
    ['2027-08-31', 'change'],
    [today, 'today'],
  ])
  expect(points[1]?.words).toEqual(['Pupil, Ash School: ended'])
  expect(points[2]?.words).toEqual([
    'Teacher, Ash School: began',
    'Designated safeguarding lead (DSL) (alternate), Ash School: began',
  ])
  expect(points[3]?.words).toEqual(['Teacher, Ash School: ends'])
})

test('a leaver is told by what they were last, everyone else by what they are', () => {
  const was = { kind: 'pupil', schoolId: 's1', until: '2020-07-20' } as const
  const before = { kind: 'pupil', until: '2015-07-20' } as const
  const is = { kind: 'governor', schoolId: 's1' } as const

  expect(mainStays([before, was], today)).toEqual([was])
  expect(mainStays([before, was, is], today)).toEqual([is])
  expect(stayLine(was, names, today)).toBe('Former pupil, Ash School (left 20 July 2020)')
  expect(stayLine(is, names, today)).toBe('Governor, Ash School')
  expect(stayLine({ ...is, from: '2027-01-01' }, names, today)).toBe(
    'Governor, Ash School (from 1 January 2027)',
  )
})
