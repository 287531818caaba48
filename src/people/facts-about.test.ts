import fc from 'fast-check'
import { expect, test } from 'vitest'

import { actorFacts, subjectFacts } from './facts-about.ts'
import type { Person, Stay } from './person.ts'

function person(stays: readonly Stay[], dateOfBirth?: string): Person {
  return { personId: 'x', givenName: 'Ada', familyName: 'Ash', stays, dateOfBirth }
}

const leaver = person([{ kind: 'pupil', schoolId: 's1', until: '2024-07-19' }], '2008-02-29')

test.each([
  ['2024-02-28', { 'subject.role': ['pupil'], 'subject.age': 15, 'subject.enrolled': 'yes' }],
  ['2024-02-29', { 'subject.age': 16 }],
  ['2024-07-18', { 'subject.role': ['pupil'], 'subject.enrolled': 'yes' }],
  [
    '2024-07-19',
    { 'subject.role': ['former-pupil'], 'subject.enrolled': 'no', 'subject.left_on': '2024-07-19' },
  ],
  ['2026-02-28', { 'subject.age': 17 }],
  ['2026-03-01', { 'subject.age': 18 }],
])('on %s a pupil who left on 19 July 2024 is as old and as enrolled as that', (day, facts) => {
  expect(subjectFacts(leaver, { day })).toMatchObject(facts)
})

test('a former pupil who works here is a colleague and a former pupil', () => {
  const back = person([...leaver.stays, { kind: 'staff', job: 'teaching-assistant' }])

  expect(subjectFacts(back, { day: '2026-01-01' })).toEqual({
    'subject.role': ['colleague', 'former-pupil'],
    'subject.enrolled': 'no',
    'subject.left_on': '2024-07-19',
  })
  expect(actorFacts(back, '2026-01-01', [])).toEqual({
    'actor.role': ['teaching-assistant', 'former-pupil'],
  })
})

test('a pupil who moved to a sister school is enrolled, and at a sister school for the old one’s staff', () => {
  const moved = person([
    { kind: 'pupil', schoolId: 's1', until: '2026-09-01' },
    { kind: 'pupil', schoolId: 's2', from: '2026-09-01' },
  ])
  const facts = (askersSchools: readonly string[]) =>
    subjectFacts(moved, { day: '2026-10-01', askersSchools })

  expect(facts(['s1'])).toEqual({
    'subject.role': ['pupil'],
    'subject.enrolled': 'yes',
    'subject.school': 'sister',
  })
  expect(facts(['s2'])['subject.school']).toBe('own')
})

test('who asks has their job and those of their roles that questions know', () => {
  const head = person([{ kind: 'staff', job: 'leadership' }, { kind: 'trustee' }])

  expect(actorFacts(head, '2026-01-01', ['headteacher', 'dsl', 'line-manager'])).toEqual({
    'actor.role': ['leadership', 'director', 'headteacher', 'dsl'],
    'actor.dsl': 'yes',
  })
})

test('what is not held is left out, so that it is asked', () => {
  expect(subjectFacts(person([{ kind: 'pupil' }]), { day: '2026-01-01' })).toEqual({
    'subject.role': ['pupil'],
    'subject.enrolled': 'yes',
  })
  expect(
    subjectFacts(person([{ kind: 'staff', until: '2020-01-01' }]), { day: '2026-01-01' }),
  ).toEqual({})
})

test('nobody is both enrolled and a former pupil, whatever stays they had', () => {
  const day = fc
    .integer({ min: 0, max: 3000 })
    .map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10))
  const stay = fc.record(
    { kind: fc.constant('pupil' as const), from: day, until: day },
    { requiredKeys: ['kind'] },
  )
  fc.assert(
    fc.property(fc.array(stay, { maxLength: 4 }), day, (stays, on) => {
      const facts = subjectFacts(person(stays), { day: on })
      const roles = facts['subject.role'] ?? []
      expect([['pupil'], ['former-pupil'], []]).toContainEqual(roles)
      expect(facts['subject.enrolled'] === 'no').toBe('subject.left_on' in facts)
      expect(String(facts['subject.left_on'] ?? on) <= on).toBe(true)
    }),
  )
})
