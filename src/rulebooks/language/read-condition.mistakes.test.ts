import { expect, test } from 'vitest'

import { told, toldAfter, type SlipCase } from '#test/rulebook-mistakes.ts'

const slips: readonly SlipCase[] = [
  [
    'a word the fact does not have',
    {
      from: 'about: { subject.role: pupil, context.account: personal }',
      to: 'about: { subject.role: dragon }',
    },
    [
      'about: { subject.role: dragon }',
      '`subject.role` has no word `dragon`; it has `parent`, `dsl`, `school`, `trust`, `case` or `pupil` …',
    ],
  ],
  [
    'an unknown fact',
    {
      from: 'about: { subject.role: pupil, context.account: personal }',
      to: 'about: { subject.roll: pupil }',
    },
    [
      'about: { subject.roll: pupil }',
      'unknown fact `subject.roll`; near it are `subject.role`, `subject.dob`, `subject.age`, `subject.enrolled`, `subject.school` or `subject.named` …',
    ],
  ],
  [
    'a number where a word belongs',
    {
      from: 'about: { subject.role: pupil, context.account: personal }',
      to: 'about: { subject.role: 3 }',
    },
    ['about: { subject.role: 3 }', '`subject.role` takes words, not `3`'],
  ],
  [
    'a fact without its word',
    {
      from: 'about: { subject.role: pupil, context.account: personal }',
      to: 'about: { subject.role: }',
    },
    ['about: { subject.role: }', '`subject.role` takes words, not `null`'],
  ],
  [
    'a comparison of a fact of words',
    {
      from: 'about: { subject.role: pupil, context.account: personal }',
      to: 'about: { subject.role: { is: pupil } }',
    },
    ['about: { subject.role: { is: pupil } }', '`subject.role` takes words, not `{"is":"pupil"}`'],
  ],
  [
    'something beside `not`',
    {
      from: 'about: { subject.role: pupil, context.account: personal }',
      to: 'about: { subject.role: { not: pupil, also: parent } }',
    },
    [
      'about: { subject.role: { not: pupil, also: parent } }',
      '`subject.role` takes words, not `{"not":"pupil","also":"parent"}`',
    ],
  ],
  [
    'a condition that is no map',
    {
      from: 'about: { subject.role: pupil, context.account: personal }',
      to: 'about: [subject.role]',
    },
    ['about: [subject.role]', '`about` should be a map'],
  ],
  [
    '`any` without a list',
    {
      from: 'about: { subject.role: pupil, context.account: personal }',
      to: 'about: { any: { subject.role: pupil } }',
    },
    ['about: { any: { subject.role: pupil } }', '`any` takes a list of maps'],
  ],
  [
    '`any` of nothing',
    { from: 'about: { subject.role: pupil, context.account: personal }', to: 'about: { any: [] }' },
    ['about: { any: [] }', '`any` takes a list of maps'],
  ],
  [
    '`any` of words instead of maps',
    {
      from: 'about: { subject.role: pupil, context.account: personal }',
      to: 'about: { any: [pupil] }',
    },
    ['about: { any: [pupil] }', 'a condition is a map of facts'],
  ],
]

for (const [title, slip, ...complaints] of slips) {
  test(`${title} is told with its line`, () => {
    expect(toldAfter(slip)).toEqual(complaints.map((one) => told(slip, one)))
  })
}
