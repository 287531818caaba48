import { describe, expect, test } from 'vitest'

import { editionOf } from '#test/generated-rulebook.ts'

import { describeRule, type DescribedRule } from './describe.ts'

type Block = Readonly<Record<string, unknown>>

function inWords(block: Block): DescribedRule {
  const { rulebook, vocabulary } = editionOf([['GEN-1.1', [block]]])
  const rule = rulebook.clauses.get('GEN-1.1')?.rules[0]
  if (!rule) throw new Error('the clause has no rule')
  return describeRule(rule, rulebook, vocabulary)
}

describe('what a rule does is said in a line', () => {
  test.each([
    [{ 'must-not': 'do' }, 'Refuses: must not'],
    [{ 'advised-not': 'do' }, 'Advises against'],
    [{ needs: 'do', gate: 'second-reader', step: 'context.step' }, 'Holds until: second reader'],
    [
      { needs: 'do', gate: 'second-reader', step: 'context.step', strength: 'advisory' },
      'Advises to wait for: second reader',
    ],
    [
      { judgement: 'do', decides: 'headteacher', yardstick: 'common sense' },
      'Leaves to a person: the headteacher, by common sense',
    ],
    [
      { report: 'hear', to: { all: ['dsl'] }, when: 'immediately' },
      'Sends to the designated safeguarding lead (DSL), immediately',
    ],
    [
      { report: 'hear', to: { all: ['dsl', 'headteacher'] } },
      'Sends to all of: the designated safeguarding lead (DSL); the headteacher',
    ],
    [
      { report: 'hear', to: { any: ['headteacher', 'line-manager'] } },
      'Sends to any one of: the headteacher; your line manager',
    ],
    [{ report: 'hear', to: 'unstated' }, 'Sends to nobody the text names'],
  ])('%j', (block, does) => {
    expect(inWords(block).does).toBe(does)
  })
})

test('a gate says when it is met and when it has failed', () => {
  const { met, failed } = inWords({ needs: 'do', gate: 'agreement', step: 'context.step' })

  expect(met).toEqual({ type: 'line', words: '? Yes' })
  expect(failed).toEqual({ type: 'line', words: '? No, and it will go without' })
})

test('people who count from a day on, or only in the strict reading, are marked', () => {
  const { who } = inWords({ 'must-not': 'do', who: 'staff' })

  expect(who).toContain('parent (from 1 March 2024)')
  expect(who).toContain('pupil (in doubt)')
})

test('the days of a rule, its exceptions and its two readings are told', () => {
  const rule = inWords({
    'must-not': 'do',
    from: '2023-03-01',
    until: '2024-07-22',
    lifts: 'GEN-1.2',
    reading: { setting: 'contact.reading', why: 'unclear', lenient: 'silent' },
  })

  expect(rule).toMatchObject({
    days: 'from 1 March 2023 until 22 July 2024',
    lifts: ['GEN-1.2'],
    reading: { why: 'unclear', settled: false },
  })
})
