import type { Clause, Rulebook } from '#rulebooks/language/rulebook.ts'
import { wordsOf } from '#rulebooks/language/words.ts'

import type { Contradiction } from './contradiction.ts'
import { numberContradictions } from './numbers.ts'
import { peopleContradictions } from './people.ts'
import { polarityContradictions } from './polarity.ts'

/**
 * Where the words of a clause and its rules say different things, as far as that can be told by looking:
 * numbers, ages and times; who is told, approves or decides; whether something is forbidden or allowed.
 * A point to look at, for whoever confirms the rule: words can mean more than such a look can tell.
 */
export function contradictionsIn(
  clause: Clause,
  rulebook: Pick<Rulebook, 'settings'>,
): readonly Contradiction[] {
  const words = wordsOf(clause.text, rulebook)
  return [
    ...numberContradictions(clause, words, rulebook),
    ...peopleContradictions(clause.rules, words, rulebook),
    ...polarityContradictions(clause.rules, words),
  ]
}
