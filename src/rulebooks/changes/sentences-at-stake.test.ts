import { expect, test } from 'vitest'

import { sentencesAtStake } from './sentences-at-stake.ts'

const clause =
  'Staff do not connect with former pupils within two years of leaving. Parents are another matter. A relative may be accepted.'

test('the sentence that speaks of what came or went is at stake', () => {
  const rule = (years: number): readonly string[] => [
    'Refuses: must not',
    `Its line: When did they leave? More than ${years} years ago`,
  ]

  expect(sentencesAtStake(clause, rule(2), rule(3))).toEqual([
    'Staff do not connect with former pupils within two years of leaving.',
  ])
})

test('words of one family count as the same', () => {
  const unless = 'Its line: Are they a relative of yours? Yes'

  expect(sentencesAtStake(clause, ['Refuses'], ['Refuses', unless])).toEqual([
    'A relative may be accepted.',
  ])
})

test('where no sentence speaks of the change, a person has to look at all of them', () => {
  expect(sentencesAtStake(clause, ['x'], ['x', 'Days: from 4 October'])).toHaveLength(3)
})

test('a rule that stays as it was contradicts nothing', () => {
  expect(sentencesAtStake(clause, ['a'], ['a'])).toEqual([])
})
