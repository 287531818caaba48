import { expect, test } from 'vitest'

import type { Duty } from '#rulebooks/language/duty.ts'
import type { Setting } from '#rulebooks/language/rulebook.ts'
import { told, toldAfter, type SlipCase } from '#test/rulebook-mistakes.ts'

import { daysOf, rhythmOf } from './rhythm.ts'

const setting = (name: string, value: number | string, unit?: string): [string, Setting] => [
  name,
  {
    name,
    line: 1,
    value,
    own: true,
    clause: 'MOD-1.1',
    says: 'how often',
    ...(unit ? { unit } : {}),
  },
]
const settings = new Map([
  setting('training.every', 12, 'months'),
  setting('check.every', '6 months'),
  setting('reading.within', 14, 'days'),
])
const duty = (every: string, kind: Duty['duty'] = 'acknowledge'): Duty => ({
  id: 'MOD-1.1',
  clause: 'MOD-1.1',
  line: 1,
  duty: kind,
  who: ['staff'],
  every,
  of: [],
  asks: 'read',
  before: [],
  own: false,
  confirmed: true,
})
const rhythm = (every: string, kind?: Duty['duty']) => rhythmOf(duty(every, kind), { settings })

test.each([
  ['at induction', { first: true, eachEdition: false }],
  ['with each new edition', { first: true, eachEdition: true }],
  ['at induction and with each new edition', { first: true, eachEdition: true }],
  ['when required', { first: false, eachEdition: false }],
  ['12 months', { first: true, eachEdition: true, every: { count: 12, unit: 'months' } }],
  ['1 year', { first: true, eachEdition: true, every: { count: 12, unit: 'months' } }],
  ['6 weeks', { first: true, eachEdition: true, every: { count: 42, unit: 'days' } }],
  ['training.every', { first: true, eachEdition: true, every: { count: 12, unit: 'months' } }],
  ['check.every', { first: true, eachEdition: true, every: { count: 6, unit: 'months' } }],
  [
    'at induction and 6 months',
    { first: true, eachEdition: true, every: { count: 6, unit: 'months' } },
  ],
])('“%s” is a rhythm', (every, expected) => {
  expect(rhythm(every)).toEqual(expected)
})

test('a duty that names no time is owed once, and its words again when they change', () => {
  expect(rhythm('as due')).toEqual({ first: true, eachEdition: true })
  expect(rhythm('as due', 'self-check')).toEqual({ first: true, eachEdition: false })
})

test.each(['sometimes', '0 months', 'months', 'training.never', '12 months and sometimes', ''])(
  '“%s” is no rhythm',
  (every) => {
    expect(rhythm(every)).toBeUndefined()
  },
)

test('days are a number, words or a setting; months are none', () => {
  const days = (within: string) => daysOf(within, { settings })

  expect([days('14'), days('2 weeks'), days('reading.within')]).toEqual([14, 14, 14])
  expect([days('training.every'), days('soon')]).toEqual([undefined, undefined])
})

const block = 'must-not: send-message\nwho: pupil\nabout: { context.account: personal }\n'
const slips: readonly SlipCase[] = [
  [
    'a duty at no time',
    { from: block, to: 'duty: train\nwho: staff\nevery: sometimes\n' },
    [
      '```rule\nduty: train',
      '`every: sometimes` is no time; write `12 months`, a setting that holds a time, `at induction`, `with each new edition` or `when required`, joined with “and”',
    ],
  ],
  [
    'a duty about a document nobody lists',
    { from: block, to: 'duty: acknowledge\nwho: staff\nof: The AUP\n' },
    [
      '```rule\nduty: acknowledge',
      '`of: The AUP` is nothing to acknowledge; near it are `policy`, `section` or `clause`',
    ],
  ],
  [
    'a duty within a time that is no days',
    { from: block, to: 'duty: acknowledge\nwho: staff\nwithin: former_pupil.years\n' },
    [
      '```rule\nduty: acknowledge',
      '`within: former_pupil.years` is no number of days, nor a setting that holds days',
    ],
  ],
]

for (const [title, slip, ...complaints] of slips) {
  test(`${title} is told with its line`, () => {
    const expected = complaints.map((one) => told(slip, one))

    expect(toldAfter(slip)).toEqual(expect.arrayContaining(expected))
  })
}

test('an action a duty comes before must be known, and so must how it asks', () => {
  const duties = 'duty: acknowledge\nwho: staff\n'

  expect(toldAfter({ from: block, to: `${duties}before: run-acount\n` })[0]).toContain(
    'unknown action `run-acount`; near it are `run-account`',
  )
  expect(toldAfter({ from: block, to: `${duties}asks: skim\n` })[0]).toContain(
    'a duty asks to read, understand, sign',
  )
  expect(toldAfter({ from: block, to: `${block}asks: read\n` })[0]).toContain(
    '`asks` goes with `duty`; it does nothing with `must-not`',
  )
})
