import { describe, expect, test } from 'vitest'

import { readDay } from '#core/day.ts'
import { editionOf } from '#test/generated-rulebook.ts'

import { explain } from './explain.ts'
import { outcomeWords } from './rank.ts'

/** What a refusal that ends at this line answers, on a day about these facts. */
function answerOn(day: string, unless: object, facts: Readonly<Record<string, unknown>>): string {
  const edition = editionOf([['GEN-1.1', [{ 'must-not': 'do', unless }]]])
  const question = { action: 'do', asOf: readDay(day), facts }
  return outcomeWords(explain(edition, question, 'said').answer.outcome)
}

const refused = 'deny (binding)'

describe('a line some years after a day', () => {
  test.each([
    ['years_past', '2024-07-21', refused],
    ['years_past', '2024-07-22', refused],
    ['years_past', '2024-07-23', 'allow'],
    ['years_reached', '2024-07-21', refused],
    ['years_reached', '2024-07-22', 'allow'],
    ['years_reached', '2024-07-23', 'allow'],
  ])('%s, asked on %s: %s', (op, day, answer) => {
    const facts = { 'subject.left_on': '2022-07-22' }

    expect(answerOn(day, { 'subject.left_on': { [op]: 2 } }, facts)).toBe(answer)
  })

  test.each([
    ['years_past', '2023-02-28', refused],
    ['years_past', '2023-03-01', refused],
    ['years_past', '2023-03-02', 'allow'],
    ['years_reached', '2023-02-28', refused],
    ['years_reached', '2023-03-01', 'allow'],
  ])('%s of 29 February 2020, asked on %s: %s', (op, day, answer) => {
    const facts = { 'subject.left_on': '2020-02-29' }

    expect(answerOn(day, { 'subject.left_on': { [op]: 3 } }, facts)).toBe(answer)
  })

  test('years that never pass leave no line to cross', () => {
    const facts = { 'subject.left_on': '1950-07-22' }

    expect(
      answerOn('2024-07-22', { 'subject.left_on': { years_past: 'limit.never' } }, facts),
    ).toBe(refused)
  })
})

describe('an age drawn from a birth date', () => {
  const adult = { 'subject.age': { at_least: 'limit.age' } }

  test.each([
    ['2006-09-01', '2024-08-31', refused],
    ['2006-09-01', '2024-09-01', 'allow'],
    ['2006-09-01', '2024-09-02', 'allow'],
    ['2008-02-29', '2026-02-28', refused],
    ['2008-02-29', '2026-03-01', 'allow'],
  ])('born on %s, asked on %s: %s', (born, day, answer) => {
    expect(answerOn(day, adult, { 'subject.dob': born })).toBe(answer)
  })

  test('counts for more than an age that was said', () => {
    const facts = { 'subject.dob': '2010-01-01', 'subject.age': 30 }

    expect(answerOn('2024-01-01', adult, facts)).toBe(refused)
  })
})

describe('days compared', () => {
  const left = { 'subject.left_on': '2024-03-01' }

  test.each([
    ['before', '2024-03-02', 'allow'],
    ['before', '2024-03-01', refused],
    ['on_or_before', '2024-03-01', 'allow'],
    ['on_or_before', '2024-02-29', refused],
    ['after', '2024-02-29', 'allow'],
    ['after', '2024-03-01', refused],
    ['on_or_after', '2024-03-01', 'allow'],
    ['on_or_after', '2024-03-02', refused],
  ])('left on 1 March 2024, %s %s: %s', (op, day, answer) => {
    expect(answerOn('2024-06-01', { 'subject.left_on': { [op]: day } }, left)).toBe(answer)
    expect(answerOn(day, { 'subject.left_on': { [op]: 'as_of' } }, left)).toBe(answer)
  })
})

describe('a rule that starts and ends inside the edition', () => {
  test.each([
    ['2023-02-28', 'not-covered'],
    ['2023-03-01', refused],
    ['2024-07-22', refused],
    ['2024-07-23', 'not-covered'],
  ])('on %s: %s', (day, answer) => {
    const rule = { 'must-not': 'do', from: '2023-03-01', until: '2024-07-22' }
    const edition = editionOf([['GEN-1.1', [rule]]])
    const question = { action: 'do', asOf: readDay(day), facts: {} }

    expect(outcomeWords(explain(edition, question, 'said').answer.outcome)).toBe(answer)
  })
})

describe('people who join on a day', () => {
  test.each([
    ['2024-02-29', 'not-covered'],
    ['2024-03-01', refused],
    ['2024-03-02', refused],
  ])('asked on %s: %s', (day, answer) => {
    const edition = editionOf([['GEN-1.1', [{ 'must-not': 'do', who: 'staff' }]]])
    const question = { action: 'do', asOf: readDay(day), facts: { 'actor.role': 'parent' } }

    expect(outcomeWords(explain(edition, question, 'said').answer.outcome)).toBe(answer)
  })
})

describe('versions', () => {
  test.each([
    [{ is: 'whole' }, '1.0', 'allow'],
    [{ is: 'whole' }, '1.1', refused],
    [{ is: 'decimal' }, '1.1', 'allow'],
    [{ is: 'decimal' }, '2', refused],
    [{ is: 'first-draft' }, '0.1', 'allow'],
    [{ is: 'first-draft' }, '1.1', refused],
    [{ next_whole_after: 'context.current' }, '2.0', 'allow'],
    [{ next_whole_after: 'context.current' }, '3.0', refused],
    [{ next_decimal_after: 'context.current' }, '1.2', 'allow'],
    [{ next_decimal_after: 'context.current' }, '2.0', refused],
  ])('%j of %s after 1.1: %s', (line, version, answer) => {
    const facts = { 'context.version': version, 'context.current': 'v1.1' }

    expect(answerOn('2024-01-01', { 'context.version': line }, facts)).toBe(answer)
  })
})
