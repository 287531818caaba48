import { everydayWords } from '#rulebooks/everyday-words.ts'
import type { Clause, Rulebook, Section } from '#rulebooks/language/rulebook.ts'
import { wordsOf } from '#rulebooks/language/words.ts'

/** A stretch of text, and whether it is one of the words looked for. */
export type Marked = { readonly text: string; readonly hit: boolean }

/** A clause found, its words with the hits marked. */
export type Found = {
  readonly clause: Clause
  readonly section: string
  readonly title: readonly Marked[]
  readonly words: readonly Marked[]
}

/**
 * The clauses whose id, title or words hold every word looked for, in the order of the document.
 * Case and punctuation do not matter; beginnings of words count, and so do everyday words for what
 * the policy calls otherwise (“photo” finds “picture”).
 */
export function searchPolicy(rulebook: Rulebook, looked: string): readonly Found[] {
  const wanted = looked.toLowerCase().match(/[\p{L}\p{N}.-]+/gu) ?? []
  if (wanted.length === 0) return []
  const ways = wanted.map(everydayWords)
  return rulebook.sections.flatMap((section) => foundIn(section, rulebook, ways))
}

function foundIn(
  section: Section,
  rulebook: Rulebook,
  wanted: readonly (readonly string[])[],
): readonly Found[] {
  return section.clauses.flatMap((clause) => {
    const words = wordsOf(clause.text, rulebook)
    const text = ` ${clause.id} ${clause.title} ${words}`.toLowerCase()
    const holds = (word: string): boolean => beginningOf(word).test(text)
    if (!wanted.every((ways) => ways.some(holds))) return []
    const title = mark(clause.title, wanted.flat())
    return [{ clause, section: section.title, title, words: mark(words, wanted.flat()) }]
  })
}

function beginningOf(word: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word)}`, 'u')
}

/** Cuts a text at the words looked for. */
export function mark(text: string, wanted: readonly string[]): readonly Marked[] {
  const any = wanted.map((word) => RegExp.escape(word)).join('|')
  const parts = text.split(new RegExp(`((?<![\\p{L}\\p{N}])(?:${any}))`, 'iu'))
  return parts
    .map((part, i) => ({ text: part, hit: i % 2 === 1 }))
    .filter((part) => part.text !== '')
}
