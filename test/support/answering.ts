import { readDay } from '#core/day.ts'
import type { Answer } from '#rulebooks/engine/answer.ts'
import { explain, type Mode } from '#rulebooks/engine/explain.ts'
import { outcomeWords } from '#rulebooks/engine/rank.ts'

import { editionOf } from './generated-rulebook.ts'

/** Facts, or a rule, as an author writes them. */
export type Given = Readonly<Record<string, unknown>>

/** What rules, each under a clause of its own, answer to facts said. */
export function answer(rules: readonly Given[], said: Given, mode: Mode = 'said'): Answer {
  const edition = editionOf(rules.map((rule, i) => [`GEN-5.${i + 1}`, [rule]]))
  const { action = 'do', ...facts } = said
  const question = { action: String(action), asOf: readDay('2024-06-01'), facts }
  return explain(edition, question, mode).answer
}

/** The same in the words of examples. */
export function words(rules: readonly Given[], said: Given, mode: Mode = 'said'): string {
  return outcomeWords(answer(rules, said, mode).outcome)
}
