import { expect, test } from 'vitest'

import { findingOf } from './advice.ts'
import { selfCheckSteps } from './steps.ts'

import { editionOf } from '#test/rulebooks.ts'

const asking = (code: string, role = 'teacher') => ({
  edition: editionOf(code),
  roles: [role],
  today: '2026-11-20',
})
const found = (code: string, clause: string, said: string) => {
  const steps = selfCheckSteps(asking(code))
  return findingOf(
    steps.find((one) => one.clause === clause) ?? missing(clause),
    said,
    asking(code),
  )
}
function missing(clause: string): never {
  throw new Error(`no step of ${clause}`)
}

test.each([
  ['DOW', ['DOW-4.13', 'DOW-4.14', 'DOW-4.17']],
  [
    'TRI',
    ['TRI-4.13', 'TRI-4.14', 'TRI-A1.04', 'TRI-A1.05', 'TRI-A1.06', 'TRI-A1.07', 'TRI-A1.10'],
  ],
  ['WDA', ['WDA-5.03', 'WDA-5.05', 'WDA-5.06', 'WDA-5.07', 'WDA-5.08', 'WDA-5.09']],
  ['LEA', ['LEA-8.03', 'LEA-8.04', 'LEA-8.05', 'LEA-8.06', 'LEA-8.07', 'LEA-9.02', 'LEA-12.12']],
  ['STC', ['STC-3.04']],
])('the self-check of %s goes through each of its clauses', (code, clauses) => {
  expect(selfCheckSteps(asking(code)).map(({ clause }) => clause)).toEqual(clauses)
})

test('an account anyone can see is refused where the text rules it out, and advised against elsewhere', () => {
  expect(found('DOW', 'DOW-4.17', 'public').says).toBe('refused')
  expect(found('WDA', 'WDA-5.05', 'public').says).toBe('advised')
  expect(found('LEA', 'LEA-8.04', 'public').says).toBe('advised')
  expect(found('DOW', 'DOW-4.17', 'friends').says).toBe('well')
})

test('a work address is advised against, with what to do instead', () => {
  expect(found('DOW', 'DOW-4.13', 'school')).toMatchObject({
    says: 'advised',
    instead: ['Use an address of your own.'],
  })
  expect(found('DOW', 'DOW-4.13', 'personal').says).toBe('well')
})

test('of what no rule can judge people say how it is themselves', () => {
  expect(found('WDA', 'WDA-5.09', 'fine').says).toBe('well')
  expect(found('WDA', 'WDA-5.09', 'wrong').says).toBe('put-right')
  expect(found('WDA', 'WDA-5.09', 'later').says).toBe('to-look')
})

test('what was not answered, or answered with something else, is to be looked at', () => {
  expect(found('DOW', 'DOW-4.17', '').says).toBe('open')
  expect(found('DOW', 'DOW-4.17', 'my password').says).toBe('to-look')
})

test('pupils go through what concerns them, where the policy binds pupils', () => {
  expect(selfCheckSteps(asking('DOW', 'pupil')).map(({ clause }) => clause)).toEqual(['DOW-4.17'])
  expect(selfCheckSteps(asking('LEA', 'pupil'))).toEqual([])
})
