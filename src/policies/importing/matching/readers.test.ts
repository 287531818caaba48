import { expect, test } from 'vitest'

import { isUrgent, READERS } from './readers.ts'

test.each([
  ['years', 'until five years after they have left', 5],
  ['years', 'who left within 2 years', 2],
  ['years', 'any past pupil', 'forever'],
  ['age', 'children under the age of 13', 13],
  ['age', 'until they are eighteen', 18],
  ['age-rule', 'below the age in the terms of service', 'service'],
  ['strength', 'Staff are advised not to do so.', 'advised-not'],
  ['strength', 'Staff must not do so.', 'must-not'],
  ['strength', 'Parents are requested to wait.', 'advised-not'],
  ['role', 'ask the web manager', 'online-services-lead'],
  ['approver', 'with the approval of the Executive Headteacher', ['executive-headteacher']],
  ['approver', 'agreed by the headteacher or line manager', ['headteacher', 'manager']],
  ['role', 'check with a senior leader', 'leadership'],
  ['routes', 'reported to the DSL', { all: ['dsl'] }],
  ['routes', 'reported to the DSL and the Headteacher', { all: ['dsl', 'headteacher'] }],
  ['routes', 'tell your line manager or the DSL', { any: ['line-manager', 'dsl'] }],
  ['routes', 'passed to the DSL (or deputies)', { any: ['dsl', 'deputy-dsl'] }],
  ['count', 'read by at least two other colleagues', 2],
  ['count', 'checked by another member of staff', 1],
  ['times', 'except at break and lunchtime', ['break', 'lunch']],
  ['places', 'in the staff room', 'staff-area'],
  ['written', 'signed consent', 'yes'],
  ['groups', 'pupils, past or present, and their parents', ['pupil', 'former-pupil', 'parent']],
] as const)('%s is read from “%s”', (reader, words, value) => {
  expect(READERS[reader]?.(words)?.value).toEqual(value)
})

test.each([
  ['years', 'The policy is reviewed often.'],
  ['age', 'within three years of leaving'],
  ['routes', 'These must be reported.'],
  ['approver', 'once it has been approved'],
  ['count', 'Somebody reads it.'],
] as const)('%s is not made up from “%s”', (reader, words) => {
  expect(READERS[reader]?.(words)).toBeUndefined()
})

test('what has to be done at once is told from what has not', () => {
  const urgent = ['tell the DSL immediately', 'report it straight away', 'inform her forthwith']

  expect(urgent.filter((text) => !isUrgent(text))).toEqual([])
  expect(isUrgent('tell the DSL')).toBe(false)
})
