import type { Catalogue } from '#policies/importing/matching/catalogue.ts'
import { levelled, searchFor, type Ideas } from '#policies/importing/matching/ideas.ts'

/** What is taken out: turns of phrase of two words or more, or single words as well. */
export type LeavingOut = 'phrases' | 'words'

/** The texts that are to count as unseen, and those that may have taught the catalogue. */
export type Texts = { readonly unseen: readonly string[]; readonly others: readonly string[] }

/**
 * The catalogue as if some policies had never been seen: every phrase that stands in them and in none
 * of the other policies is taken out, whether or not it was learned there. Controls stay, as they are
 * what the product offers; their phrases must then come from elsewhere.
 */
export function withoutPhrasesOf(
  catalogue: Catalogue,
  { unseen, others }: Texts,
  leaving: LeavingOut,
): { readonly catalogue: Catalogue; readonly dropped: number } {
  let dropped = 0
  const ideas: Ideas = new Map(
    [...catalogue.ideas].map(([name, idea]) => {
      const words = idea.words.filter(
        (phrase) =>
          !(leaving === 'words' || phrase.includes(' ')) || !isOnlyIn(phrase, unseen, others),
      )
      dropped += idea.words.length - words.length
      return [name, { ...idea, words }]
    }),
  )
  return { catalogue: { ...catalogue, ideas }, dropped }
}

function isOnlyIn(phrase: string, unseen: readonly string[], others: readonly string[]): boolean {
  const stands = (text: string): boolean => searchFor([phrase])?.test(levelled(text)) ?? false
  return unseen.some(stands) && !others.some(stands)
}
