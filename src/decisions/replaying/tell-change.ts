import { answerBriefly, type Asked } from '#decisions/answer-question.ts'
import type { NamedFacts } from '#rulebooks/engine/facts.ts'
import { spelling } from '#rulebooks/engine/spelling.ts'
import { outcomeWords } from '#rulebooks/engine/rank.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { alwaysInForce } from './always-in-force.ts'
import type { ReplaySide } from './report.ts'

/** What an edition says to a question, with the words of its clauses. */
export function sideOf(edition: SealedEdition, asked: Asked): ReplaySide {
  const answer = answerBriefly(alwaysInForce(edition), asked)
  const { outcome, clauses, routes, conditions, judgement } = answer
  return {
    answer: outcomeWords(outcome),
    clauses: [...clauses],
    routes: routes.map(({ code, when }) => ({ code, ...(when !== undefined && { when }) })),
    conditions: conditions.map(({ code, says }) => ({ code, says })),
    decides: judgement?.decides ?? null,
  }
}

/** Facts that could tell who is meant are left out of what others read: free words and birth dates. */
export function withoutNames(facts: NamedFacts, vocabulary: Vocabulary): NamedFacts {
  const kept = Object.entries(facts).flatMap(([name, value]) => {
    const said = [value].flat().filter((one) => isPlain(name, one, vocabulary))
    if (said.length === 0) return []
    return [[name, Array.isArray(value) ? said : said[0]] as const]
  })
  return Object.fromEntries(kept)
}

function isPlain(name: string, value: unknown, { facts, aliases }: Vocabulary): boolean {
  const fact = facts.get(name) ?? aliases.get(name)
  if (!fact || fact.type === 'text' || name.endsWith('.dob')) return false
  return fact.words.size === 0 ? fact.type !== 'words' : fact.spellings.has(spelling(value))
}
