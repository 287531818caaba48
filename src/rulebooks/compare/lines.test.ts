import { expect, test } from 'vitest'

import { readDay } from '#core/day.ts'
import { patience } from '#rulebooks/compare/cases/search.ts'
import { sideOf, standOn } from '#rulebooks/compare/cases/side.ts'
import { onDay } from '#test/every-case.ts'
import { editionOf, type RulesByClause } from '#test/generated-rulebook.ts'

import { huntOn } from './hunt.ts'
import { areLinesKnown } from './lines.ts'

const on = readDay(onDay)
const waits = {
  'must-not': 'do',
  about: { 'subject.role': 'leaver' },
  unless: { 'subject.left_on': { years_past: 2 } },
}
const always = { 'must-not': 'do', about: { 'subject.role': 'leaver' } }

/** Whether it is known on which side of its lines a leaver is, of whom no day is said. */
function isKnown(rules: RulesByClause): boolean {
  const side = sideOf(editionOf(rules), 'do')
  if (!side) throw new Error('no rule about it')
  const sides = { left: side, right: side, on }
  const question = { action: 'do', asOf: on, facts: { 'subject.role': 'leaver' } }
  return areLinesKnown(standOn(sides, question), huntOn('do', sides, patience(100)))
}

test('a refusal that ends some day hangs on a day that nobody said', () => {
  expect(isKnown([['GEN-1.1', [waits]]])).toBe(false)
})

test('it does not where another clause refuses for ever, whichever stands first', () => {
  expect(
    isKnown([
      ['GEN-1.1', [waits]],
      ['GEN-1.2', [always]],
    ]),
  ).toBe(true)
  expect(
    isKnown([
      ['GEN-1.1', [always]],
      ['GEN-1.2', [waits]],
    ]),
  ).toBe(true)
})
