import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readDay } from '#core/day.ts'
import {
  caseCount,
  everyCase,
  factsNamedIn,
  judgeOf,
  onDay,
  unexplained,
} from '#test/every-case.ts'
import { editionOf, someRules, type RulesByClause } from '#test/generated-rulebook.ts'

import { compareEditions, mirrored } from './compare.ts'
import { opinionsOn } from './opinion.ts'
import { sideOf } from '#rulebooks/compare/cases/side.ts'

const on = readDay(onDay)
const small = fc
  .tuple(someRules, someRules)
  .map(([left, right]) => [few(left), few(right)] as const)

/** At most three rules, so that every case can be gone through. */
function few(rules: RulesByClause): RulesByClause {
  return rules.map(([clause, own], i) => [clause, i < 3 ? own.slice(0, 1) : []])
}

test('an edition does not differ from itself', () => {
  fc.assert(
    fc.property(someRules, (rules) => {
      const { differences } = compareEditions({
        left: editionOf(rules),
        right: editionOf(rules),
        on,
      })

      expect(differences).toEqual([])
    }),
    { numRuns: 40 },
  )
})

test('changing over left and right turns every difference round, and nothing else', () => {
  fc.assert(
    fc.property(someRules, someRules, (one, other) => {
      const [left, right] = [editionOf(one), editionOf(other)]

      expect(compareEditions({ left: right, right: left, on })).toEqual(
        mirrored(compareEditions({ left, right, on })),
      )
    }),
    { numRuns: 40 },
  )
})

test('every difference is one when it is asked again', () => {
  fc.assert(
    fc.property(someRules, someRules, (one, other) => {
      const [left, right] = [editionOf(one), editionOf(other)]
      for (const told of compareEditions({ left, right, on }).differences) {
        const sides = { left: sideOf(left, told.action), right: sideOf(right, told.action) }
        if (!sides.left || !sides.right) throw new Error('no such action')
        const question = { action: told.action, asOf: readDay(told.on), facts: told.facts }
        const again = opinionsOn({ left: sides.left, right: sides.right, on }, question)

        expect(again).toEqual({ left: told.left, right: told.right })
        expect(again.left).not.toEqual(again.right)
      }
    }),
    { numRuns: 40 },
  )
})

test('no case in which two small editions answer differently is left untold', () => {
  let gone = 0
  fc.assert(
    fc.property(small, fc.constantFrom('do', 'hear'), ([one, other], action) => {
      const facts = factsNamedIn(one, other)
      fc.pre(caseCount(facts) <= 3000)
      const [left, right] = [editionOf(one), editionOf(other)]
      const { differences, gaveUp } = compareEditions({ left, right, on })
      const told = differences.filter(({ actions }) => actions.includes(action))
      const cases = everyCase(facts)
      gone += cases.length

      expect(gaveUp).toBe(0)
      expect(unexplained(cases, judgeOf(left, right, action), told)).toEqual([])
    }),
    { numRuns: 80, seed: 20_261_120 },
  )
  expect(gone).toBeGreaterThan(1000)
})
