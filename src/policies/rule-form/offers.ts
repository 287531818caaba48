import { AS_OF } from '#rulebooks/language/condition.ts'
import { listOf } from '#rulebooks/language/read-comparison.ts'
import type { Fact } from '#rulebooks/language/vocabulary.ts'
import { valueWords } from '#rulebooks/language/words.ts'

import type { KnownNames } from './known-names.ts'

/** Something to choose in a form. */
export type Offer = { readonly value: string; readonly text: string }

const words = { setting: 'The setting', today: 'The day of the question' } as const

/** The settings that hold a list of nothing but words of a fact. */
export function settingsOfWords(fact: Fact | undefined, known: KnownNames): readonly Offer[] {
  const listed = Object.entries(known.settings).filter(([, { value }]) => Array.isArray(value))
  const settings = Object.fromEntries(listed)
  return settingsWhere({ settings }, (word) => fact?.words.has(word) ?? false)
}

/** The settings and other facts that a fact can be compared with in one way. */
export function comparedWith(
  how: string,
  fact: Fact | undefined,
  known: KnownNames,
): readonly Offer[] {
  if (how === 'has_word') return settingsWhere(known, () => true)
  const isYears = how.startsWith('years_')
  if (isYears || fact?.type === 'number') {
    const settings = settingsWhere(known, (word) => /^(\d{1,4}|forever)$/.test(word))
    return isYears ? settings : [...settings, ...factsLike(fact, known)]
  }
  const settings = settingsWhere(known, (word) => /^\d{4}-|^\d+\.\d+$/.test(word))
  return [...(how.startsWith('next_') ? [] : settings), ...factsLike(fact, known)]
}

/** The facts of the same type; for a day the day of the question is one of them. */
function factsLike(fact: Fact | undefined, { vocabulary }: KnownNames): readonly Offer[] {
  const today = fact?.type === 'date' ? [{ value: AS_OF.name, text: words.today }] : []
  const facts = [...vocabulary.facts.values()].filter(({ type }) => type === fact?.type)
  return [...today, ...facts.map(({ name, ask }) => ({ value: name, text: ask }))]
}

function settingsWhere(
  { settings }: Pick<KnownNames, 'settings'>,
  fits: (word: string) => boolean,
): readonly Offer[] {
  return Object.entries(settings).flatMap(([name, { value, says }]) => {
    if (value === undefined || !listOf(value).every(fits)) return []
    return [{ value: name, text: `${words.setting}: ${says} (${valueWords(value)})` }]
  })
}
