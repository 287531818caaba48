import { describe, expect, test } from 'vitest'

import { readDay } from '#core/day.ts'
import { answer, type Given } from '#test/answering.ts'
import { editionOf } from '#test/generated-rulebook.ts'

import { explain } from './explain.ts'
import { outcomeOf, outcomeWords } from './rank.ts'

const refusal = { 'must-not': 'do', who: 'everyone' }
const pupil = { 'actor.role': 'pupil' }

describe('people of whom the text leaves in doubt whether they count', () => {
  test.each([
    ['strict', 'deny (binding)'],
    ['lenient', 'not-covered'],
  ] as const)('are settled by the trust: %s', (reading, expected) => {
    const edition = editionOf([['GEN-5.1', [refusal]]], { reading })
    const question = { action: 'do', asOf: readDay('2024-06-01'), facts: pupil }
    const { outcome, lenient, doubts } = explain(edition, question, 'said').answer

    expect(outcomeWords(outcome)).toBe(expected)
    expect([lenient, ...doubts]).toEqual([undefined])
  })

  test('are named as a doubt to one of them, though named within others', () => {
    const { doubts, lenient } = answer([refusal], pupil)

    expect(lenient).toEqual({ answer: 'not-covered' })
    expect(doubts).toMatchObject([{ setting: 'contact.reading', why: 'unclear' }])
  })

  test('are no doubt to anybody else', () => {
    expect(answer([refusal], { 'actor.role': 'head' }).doubts).toEqual([])
  })
})

describe('a reading the trust has settled', () => {
  const settled = (lenient: unknown): Given => ({
    'must-not': 'do',
    reading: { setting: 'other.reading', why: 'settled', lenient },
  })

  test('stays settled where another point is open', () => {
    const open = {
      advice: 'do',
      says: 'mind',
      reading: { setting: 'contact.reading', why: 'open', lenient: 'silent' },
    }

    expect(answer([settled('silent'), open], {}).lenient).toBeUndefined()
  })
})

describe('the facts asked for', () => {
  test('are those of the unsure part of a condition only', () => {
    const about = {
      any: [{ 'subject.relative': 'yes' }, { 'subject.role': 'pupil', 'context.step': 'done' }],
      none: [{ 'subject.age': { under: 16 } }],
    }
    const rule = { 'must-not': 'do', about }
    const said = { 'subject.relative': 'yes' }

    expect(answer([rule], said, 'asking').missing).toEqual(['subject.age'])
    expect(new Set(answer([rule], {}, 'asking').missing)).toEqual(
      new Set(['subject.relative', 'subject.role', 'context.step', 'subject.age']),
    )
  })

  test('are both sides of a comparison', () => {
    const rule = {
      'must-not': 'do',
      about: { 'subject.left_on': { before: 'subject.dob' } },
      unless: { 'context.version': { next_whole_after: 'context.current' } },
    }

    expect(new Set(answer([rule], {}, 'asking').missing)).toEqual(
      new Set(['subject.left_on', 'subject.dob', 'context.version', 'context.current']),
    )
  })

  test('are asked where a clause that may put the act outside saves another', () => {
    const beyond = { outside: 'do', about: { 'subject.relative': 'yes' }, save: ['GEN-5.2'] }
    const rules = [
      beyond,
      { 'advised-not': 'do', about: { 'context.step': 'done' } },
      { may: 'do' },
    ]

    expect(answer(rules, { 'context.step': 'not-yet' }, 'asking').missing).toEqual([
      'subject.relative',
    ])
    expect(answer(rules, { 'subject.relative': 'no', 'context.step': 'not-yet' }).outcome).toEqual({
      answer: 'allow',
    })
  })

  test('are three of three lines', () => {
    const about = { 'subject.relative': 'yes', 'subject.role': 'pupil', 'context.step': 'done' }
    const numbers = { 'subject.age': { at_least: 16 }, 'subject.left_on': { years_past: 1 } }
    const unless = { ...numbers, 'context.version': { is: 'whole' } }
    const said = { ...about, 'subject.age': 17, 'subject.left_on': '2020-01-01' }
    const whole = { ...said, 'context.version': '1.0' }

    const rules = [{ 'must-not': 'do', about, unless }]
    expect(outcomeWords(answer(rules, whole).outcome)).toBe('allow')
    expect(outcomeWords(answer(rules, { ...whole, 'context.version': '1.1' }).outcome)).toBe(
      'deny (binding)',
    )
  })
})

test('a rank that does not exist is a broken assumption', () => {
  expect(() => outcomeOf(12)).toThrow('no such rank: 12')
})
