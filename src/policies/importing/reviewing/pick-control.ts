import type { Catalogue, Control } from '#policies/importing/matching/catalogue.ts'
import { levelled } from '#policies/importing/matching/ideas.ts'
import { settingsFor } from '#policies/importing/matching/offers.ts'
import { isUrgent } from '#policies/importing/matching/readers.ts'
import type { ImportedClause } from '#policies/importing/structure/clauses.ts'

import { choiceOf, type Choice } from './choice.ts'

/** A control a person picks for a clause, with the settings its words give. */
export function pickedFor(control: Control, clause: ImportedClause): Choice {
  return choiceOf({
    control,
    score: 0,
    reasons: [],
    settings: settingsFor(control, clause),
    urgent: isUrgent(clause.text),
  })
}

/**
 * The controls of the catalogue that some words lead to, the best first: by the words of their titles
 * and by the ideas they speak of, however those are put. Without words, all of them by title.
 */
export function searchControls({ controls, ideas }: Catalogue, words: string): readonly Control[] {
  const wanted = levelled(words)
    .split(/[^a-z0-9']+/)
    .filter((word) => word.length > 1)
  const byTitle = controls.toSorted((a, b) => a.title.localeCompare(b.title, 'en-GB'))
  if (wanted.length === 0) return byTitle
  const ideaWords = (name: string) => `${ideas.get(name)?.says} ${ideas.get(name)?.words.join(' ')}`
  const scored = byTitle.map((control) => {
    const title = levelled(control.title)
    const spoken = levelled(control.needs.flat().map(ideaWords).join(' '))
    const score = wanted.reduce(
      (sum, word) => sum + (title.includes(word) ? 2 : 0) + (spoken.includes(word) ? 1 : 0),
      0,
    )
    return { control, score }
  })
  return scored
    .filter(({ score }) => score >= wanted.length)
    .toSorted((a, b) => b.score - a.score)
    .map(({ control }) => control)
}
