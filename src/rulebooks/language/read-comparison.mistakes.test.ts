import { expect, test } from 'vitest'

import { told, toldAfter, type SlipCase } from '#test/rulebook-mistakes.ts'

const slips: readonly SlipCase[] = [
  [
    'an unknown setting',
    { from: '{ years_past: former_pupil.years }', to: '{ years_past: former_pupil.weeks }' },
    [
      'unless: { subject.left_on: { years_past: former_pupil.weeks } }',
      'unknown setting `former_pupil.weeks`; near it are `former_pupil.years`, `contact.anniversary`, `report.to` or `scope.volunteers`',
    ],
  ],
  [
    'years from a setting that holds none',
    { from: '{ years_past: former_pupil.years }', to: '{ years_past: report.to }' },
    [
      'unless: { subject.left_on: { years_past: report.to } }',
      'the setting `report.to` does not hold a whole number',
    ],
  ],
  [
    'years of a fact of words',
    { from: 'unless: { subject.left_on: { years_past', to: 'unless: { subject.role: { years_past' },
    [
      'unless: { subject.role: { years_past: former_pupil.years } }',
      '`subject.role` takes words, not `{"years_past":"former_pupil.years"}`',
    ],
  ],
  [
    'years of a number',
    { from: 'unless: { subject.left_on: { years_past', to: 'unless: { subject.age: { years_past' },
    [
      'unless: { subject.age: { years_past: former_pupil.years } }',
      'a number such as `subject.age` has no comparison `years_past`; it has `at_least` or `under`',
    ],
  ],
  [
    'two comparisons at once',
    { from: '{ years_past: former_pupil.years }', to: '{ years_past: 1, before: as_of }' },
    [
      'unless: { subject.left_on: { years_past: 1, before: as_of } }',
      '`subject.left_on` takes one comparison at a time',
    ],
  ],
  [
    'an unknown comparison',
    { from: '{ years_past: former_pupil.years }', to: '{ year_past: 1 }' },
    [
      'unless: { subject.left_on: { year_past: 1 } }',
      'a date such as `subject.left_on` has no comparison `year_past`; it has `before`, `on_or_before`, `after`, `on_or_after`, `years_past` or `years_reached`',
    ],
  ],
  [
    'a date without a comparison',
    {
      from: 'subject.left_on: { years_past: former_pupil.years }',
      to: 'subject.left_on: 2024-01-01',
    },
    [
      'unless: { subject.left_on: 2024-01-01 }',
      '`subject.left_on` is a date: compare it, with `before`, `on_or_before`, `after`, `on_or_after`, `years_past` or `years_reached`',
    ],
  ],
  [
    '`at_least` of a date',
    {
      from: 'subject.left_on: { years_past: former_pupil.years }',
      to: 'subject.left_on: { at_least: 2 }',
    },
    [
      'unless: { subject.left_on: { at_least: 2 } }',
      'a date such as `subject.left_on` has no comparison `at_least`; it has `before`, `on_or_before`, `after`, `on_or_after`, `years_past` or `years_reached`',
    ],
  ],
  [
    '`before` of a number',
    {
      from: 'subject.left_on: { years_past: former_pupil.years }',
      to: 'subject.age: { before: 2 }',
    },
    [
      'unless: { subject.age: { before: 2 } }',
      'a number such as `subject.age` has no comparison `before`; it has `at_least` or `under`',
    ],
  ],
  [
    'a day compared with a number',
    {
      from: 'subject.left_on: { years_past: former_pupil.years }',
      to: 'subject.left_on: { before: subject.age }',
    },
    [
      'unless: { subject.left_on: { before: subject.age } }',
      '`subject.age` is a number, not a date',
    ],
  ],
  [
    'a date as a version',
    {
      from: 'subject.left_on: { years_past: former_pupil.years }',
      to: 'subject.left_on: { is: whole }',
    },
    [
      'unless: { subject.left_on: { is: whole } }',
      'a date such as `subject.left_on` has no comparison `is`; it has `before`, `on_or_before`, `after`, `on_or_after`, `years_past` or `years_reached`',
    ],
  ],
  [
    'words sought in a date',
    {
      from: 'subject.left_on: { years_past: former_pupil.years }',
      to: 'subject.left_on: { has_word: report.to }',
    },
    [
      'unless: { subject.left_on: { has_word: report.to } }',
      'a date such as `subject.left_on` has no comparison `has_word`; it has `before`, `on_or_before`, `after`, `on_or_after`, `years_past` or `years_reached`',
    ],
  ],
  [
    'words of an unknown setting',
    {
      from: 'subject.left_on: { years_past: former_pupil.years }',
      to: 'context.account_name: { has_word: nothing }',
    },
    [
      'unless: { context.account_name: { has_word: nothing } }',
      'unknown setting `nothing`; near it are `former_pupil.years`, `contact.anniversary`, `report.to` or `scope.volunteers`',
    ],
  ],
  [
    '`at_least` of a text',
    {
      from: 'subject.left_on: { years_past: former_pupil.years }',
      to: 'context.account_name: { at_least: 3 }',
    },
    [
      'unless: { context.account_name: { at_least: 3 } }',
      'a text such as `context.account_name` has no comparison `at_least`; it has `has_word`',
    ],
  ],
]

for (const [title, slip, ...complaints] of slips) {
  test(`${title} is told with its line`, () => {
    expect(toldAfter(slip)).toEqual(complaints.map((one) => told(slip, one)))
  })
}
