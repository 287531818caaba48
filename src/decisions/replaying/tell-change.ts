import type { Asked } from '#decisions/answer-question.ts'
import type { NamedFacts } from '#rulebooks/engine/facts.ts'
import { spelling } from '#rulebooks/engine/spelling.ts'
import { outcomeWords } from '#rulebooks/engine/rank.ts'
import { wordsOf } from '#rulebooks/language/words.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { consequenceOf } from './consequence.ts'
import type { ReplaySide } from './report.ts'

/** What an edition says to a question, with the words of its clauses. */
export function sideOf(edition: SealedEdition, asked: Asked): ReplaySide {
  const { gist, cited, open } = consequenceOf(edition, asked)
  const { outcome, routes, decides } = gist
  return {
    answer: outcomeWords(outcome),
    clauses: cited.flatMap((one) => {
      const clause = edition.rulebook.clauses.get(one.id)
      if (!clause) return []
      return [{ ...one, title: clause.title, words: wordsOf(clause.text, edition.rulebook) }]
    }),
    routes,
    conditions: open.map(({ code, says }) => ({ code, says })),
    decides,
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
