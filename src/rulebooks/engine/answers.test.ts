import { describe, expect, test } from 'vitest'

import { answer, words, type Given } from '#test/answering.ts'

import { outcomeWords } from './rank.ts'

describe('one rule alone', () => {
  const cases: readonly (readonly [string, Given, Given, string])[] = [
    ['a binding refusal', { 'must-not': 'do' }, {}, 'deny (binding)'],
    ['an advisory refusal', { 'advised-not': 'do' }, {}, 'deny (advisory)'],
    ['a permission', { may: 'do' }, {}, 'allow'],
    ['a permission with advice', { may: 'do', advice: 'mind' }, {}, 'allow-with-conditions'],
    ['advice alone', { advice: 'do', says: 'mind' }, {}, 'allow-with-conditions'],
    [
      'a judgement',
      { judgement: 'do', decides: 'head', yardstick: 'sense' },
      {},
      'needs-judgement',
    ],
    ['what is outside', { outside: 'do' }, {}, 'not-covered'],
    ['a report of something done', { report: 'do', to: 'unstated' }, {}, 'report'],
    ['silence on another action', { 'must-not': 'hear' }, {}, 'not-covered'],
  ]
  for (const [title, rule, said, expected] of cases) {
    test(`${title}: the answer`, () => {
      expect(words([rule], said)).toBe(expected)
    })
  }
})

describe('two rules together', () => {
  const refusal = { 'must-not': 'do' }
  const advised = { 'advised-not': 'do' }
  const open = { needs: 'do', gate: 'agreement', step: 'context.step' }
  const failed = { needs: 'do', gate: 'agreement', met: none(), failed: {} }
  const permission = { may: 'do' }
  const judgement = { judgement: 'do', decides: 'head', yardstick: 'sense' }
  const advice = { advice: 'do', says: 'mind' }
  const report = { report: 'do', to: { all: ['dsl'] } }
  const outside = { outside: 'do' }

  function none(): Given {
    return { none: [{}] }
  }

  const cases: readonly (readonly [string, Given, Given, string])[] = [
    ['outside the policy beats a binding refusal', outside, refusal, 'not-covered'],
    ['a binding refusal beats an advisory one', refusal, advised, 'deny (binding)'],
    ['a failed gate beats an advisory refusal', failed, advised, 'deny (binding)'],
    ['an advisory refusal beats an open gate', advised, open, 'deny (advisory)'],
    ['an open gate beats a permission', open, permission, 'allow-with-conditions'],
    ['a permission beats a judgement', permission, judgement, 'allow'],
    ['a permission beats plain advice', permission, advice, 'allow'],
    ['a judgement beats advice', judgement, advice, 'needs-judgement'],
    ['a report stands beside a permission', report, permission, 'allow'],
    ['a report stands beside a refusal', report, refusal, 'deny (binding)'],
  ]
  for (const [title, one, other, expected] of cases) {
    test(`${title}: the answer`, () => {
      expect(words([one, other], {})).toBe(expected)
      expect(words([other, one], {})).toBe(expected)
    })
  }

  test('a report is the answer where something was received', () => {
    const rules = [{ may: 'hear' }, { report: 'hear', to: { all: ['dsl'] }, when: 'immediately' }]
    const { outcome, routes, when } = answer(rules, { action: 'hear' })

    expect(outcomeWords(outcome)).toBe('report')
    expect(routes.map(({ code }) => code)).toEqual(['route-all:dsl'])
    expect(when).toBe('immediately')
  })

  test('nobody is asked what tells a refusal from a failed gate', () => {
    const rules = [{ ...refusal, about: { 'subject.relative': 'yes' } }, failed]

    expect(words(rules, {}, 'asking')).toBe('deny (binding)')
    expect(answer(rules, {}, 'asking').missing).toEqual([])
  })
})

describe('whom a rule binds', () => {
  const staff = { 'must-not': 'do', who: 'staff' }
  const beyond = { outside: 'do', who: ['parent', 'pupil'] }

  const cases: readonly (readonly [string, Given, Given, string])[] = [
    ['one of those named', staff, { 'actor.role': 'head' }, 'deny (binding)'],
    [
      'someone with one role among others',
      staff,
      { 'actor.role': ['parent', 'head'] },
      'deny (binding)',
    ],
    ['someone in doubt', staff, { 'actor.role': 'pupil' }, 'deny (binding)'],
    ['outside: all roles are', beyond, { 'actor.role': ['parent', 'pupil'] }, 'not-covered'],
  ]
  for (const [title, rule, said, expected] of cases) {
    test(`${title}: the answer`, () => {
      expect(words([rule], said)).toBe(expected)
    })
  }

  test('someone with a role inside the policy stays inside it', () => {
    const rules = [beyond, { may: 'do' }]

    expect(words(rules, { 'actor.role': ['parent', 'teacher'] })).toBe('allow')
    expect(words(rules, { 'actor.role': 'parent' })).toBe('not-covered')
  })

  test('someone in doubt is free in the lenient reading, and the doubt is named', () => {
    const { lenient, doubts } = answer([staff], { 'actor.role': 'pupil' })

    expect(lenient).toEqual({ answer: 'not-covered' })
    expect(doubts.map(({ setting }) => setting)).toEqual(['contact.reading'])
  })

  test('an unknown role is asked for first', () => {
    const rules = [staff, { ...staff, about: { 'subject.relative': 'yes' } }]

    expect(answer(rules, {}, 'asking').missing).toEqual(['actor.role', 'subject.relative'])
  })
})

describe('an exception', () => {
  const refusal = { 'must-not': 'do' }
  const relatives = { may: 'do', about: { 'subject.relative': 'yes' }, lifts: ['GEN-5.1'] }

  test('lifts the clause it names, which is still cited as giving way', () => {
    const { outcome, clauses } = answer([refusal, relatives], { 'subject.relative': 'yes' })

    expect(outcomeWords(outcome)).toBe('allow')
    expect(clauses.map(({ id, part, does }) => [id, part, does])).toEqual([
      ['GEN-5.2', 'decides', 'permits'],
      ['GEN-5.1', 'supports', 'gives way'],
    ])
  })

  test('lifts nothing when it does not speak, or beyond its own line', () => {
    const lined = { ...relatives, unless: { 'context.step': 'skipped' } }
    const said = { 'subject.relative': 'yes', 'context.step': 'skipped' }

    expect(words([refusal, relatives], { 'subject.relative': 'no' })).toBe('deny (binding)')
    expect(words([refusal, lined], said)).toBe('deny (binding)')
  })

  test('nobody has spoken of is asked for, and taken as not so where an answer must be given', () => {
    expect(words([refusal, relatives], {})).toBe('deny (binding)')
    expect(answer([refusal, relatives], {}, 'asking').missing).toEqual(['subject.relative'])
  })

  test('does not lift the rule it stands in', () => {
    expect(words([{ ...refusal, lifts: ['GEN-5.1'] }], {})).toBe('deny (binding)')
  })

  test('that a person can bring about is named as what would change the answer', () => {
    const agreed = { may: 'do', about: { 'context.agreed': 'done' }, lifts: ['GEN-5.1'] }

    expect(answer([refusal, agreed], {}).changes).toEqual([
      {
        type: 'fact',
        fact: 'context.agreed',
        word: 'done',
        says: 'it is done',
        outcome: { answer: 'allow' },
      },
    ])
  })

  test('leaves standing what a refusal permits beyond its line', () => {
    const lined = { ...refusal, unless: { 'context.step': 'done' } }
    const silent = { advice: 'do', says: 'mind', lifts: ['GEN-5.1'] }

    expect(words([lined, silent], { 'context.step': 'done' })).toBe('allow')
    expect(words([lined, silent], { 'context.step': 'skipped' })).toBe('allow-with-conditions')
  })
})

describe('what clauses save from lying outside', () => {
  const [first, second] = ['GEN-5.1', 'GEN-5.2']
  const refusal = { 'must-not': 'do', about: { 'subject.relative': 'yes' } }
  const gentle = { 'advised-not': 'do' }

  test('one clause saved speaks: the others are silent', () => {
    const rules = [refusal, gentle, { outside: 'do', save: [second] }]

    expect(words(rules, { 'subject.relative': 'yes' })).toBe('deny (advisory)')
  })

  test('no clause saved speaks: the act stays outside', () => {
    const rules = [refusal, gentle, { outside: 'do', save: [first] }]

    expect(words(rules, { 'subject.relative': 'no' })).toBe('not-covered')
    expect(words(rules, {}, 'asking')).toBe('facts-missing')
    expect(answer(rules, {}, 'asking').missing).toEqual(['subject.relative'])
  })

  test('more clauses than fit in a number are refused when the rulebook is compiled', () => {
    const many = Array.from({ length: 32 }, () => ({ outside: 'do' }))

    expect(() => words(many, {})).toThrow('too many rules put one action outside')
  })

  test('what one clause saves another may still put outside', () => {
    const both = [
      refusal,
      gentle,
      { outside: 'do', save: [first] },
      { outside: 'do', save: [second] },
    ]

    expect(words(both, { 'subject.relative': 'yes' })).toBe('not-covered')
  })
})
