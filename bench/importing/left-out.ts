import type { Catalogue } from '#policies/importing/matching/catalogue.ts'
import { levelled, searchFor, type Ideas } from '#policies/importing/matching/ideas.ts'

/**
 * The catalogue as if some policies had never been seen: every phrase that stands in them and in none
 * of the other policies is taken out, whether or not it was learned there. Controls stay, as they are
 * what the product offers; their phrases must then come from elsewhere.
 */
export function withoutPhrasesOf(
  catalogue: Catalogue,
  seen: readonly string[],
  others: readonly string[],
): { readonly catalogue: Catalogue; readonly dropped: number } {
  let dropped = 0
  const ideas: Ideas = new Map(
    [...catalogue.ideas].map(([name, idea]) => {
      const words = idea.words.filter((phrase) => !isOnlyIn(phrase, seen, others))
      dropped += idea.words.length - words.length
      return [name, { ...idea, words }]
    }),
  )
  return { catalogue: { ...catalogue, ideas }, dropped }
}

function isOnlyIn(phrase: string, seen: readonly string[], others: readonly string[]): boolean {
  const stands = (text: string): boolean => searchFor([phrase])?.test(levelled(text)) ?? false
  return seen.some(stands) && !others.some(stands)
}
