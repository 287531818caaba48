import { z } from 'zod'

/** An idea policies put in many ways, and the phrases that put it. */
export type Idea = { readonly says: string; readonly words: readonly string[] }

/** The ideas of the catalogue by name. */
export type Ideas = ReadonlyMap<string, Idea>

/** Where a text puts an idea. */
export type Mention = { readonly start: number; readonly end: number; readonly words: string }

/** Finds what ideas a text speaks of, and where. */
export type FindIdeas = (text: string) => ReadonlyMap<string, readonly Mention[]>

const file = z.record(z.string(), z.strictObject({ says: z.string(), words: z.array(z.string()) }))

/** Reads the ideas from the parsed YAML of the catalogue's words. */
export function readIdeas(value: unknown): Ideas {
  return new Map(Object.entries(file.parse(value)))
}

/** A text as phrases are looked for in it: small letters, plain quotation marks. */
export function levelled(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[‘’‛`´]/g, "'")
    .replaceAll(/[“”„]/g, '"')
}

/** Prepares the search for ideas; a phrase is met in the plural and possessive too. */
export function findIdeasBy(ideas: Ideas): FindIdeas {
  const searches = [...ideas].map(([name, { words }]) => [name, searchFor(words)] as const)
  return (text) => {
    const level = levelled(text)
    const found = new Map<string, readonly Mention[]>()
    for (const [name, search] of searches) {
      if (search === undefined) continue
      const mentions = [...level.matchAll(search)].map(({ 0: words, index }) => ({
        start: index,
        end: index + words.length,
        words,
      }))
      if (mentions.length > 0) found.set(name, mentions)
    }
    return found
  }
}

/** The same search, which keeps what it found last: one text is often asked for several times running. */
export function rememberingLast(find: FindIdeas): FindIdeas {
  let last: readonly [text: string, found: ReturnType<FindIdeas>] = ['', new Map()]
  return (text) => {
    if (last[0] !== text) last = [text, find(text)]
    return last[1]
  }
}

/** A search for any of some phrases; undefined when there are none. */
export function searchFor(phrases: readonly string[]): RegExp | undefined {
  if (phrases.length === 0) return undefined
  const longestFirst = phrases.toSorted((a, b) => b.length - a.length)
  return new RegExp(`(?<![\\w-])(?:${longestFirst.map(patternOf).join('|')})(?![\\w])`, 'g')
}

const BETWEEN = `[^\\w.;:!?]+`

function patternOf(phrase: string): string {
  const words = levelled(phrase).split(' ')
  return words
    .map((word, i) => {
      if (word === '~') return `(?:[\\w'/-]+${BETWEEN}){0,4}?`
      return `${wordPattern(word)}${i < words.length - 1 ? BETWEEN : ''}`
    })
    .join('')
}

function wordPattern(word: string): string {
  const isOpen = word.endsWith('*')
  const bare = (isOpen ? word.slice(0, -1) : word).replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  return isOpen ? `${bare}[\\w'-]*` : `${bare}(?:'?s'?|es)?`
}
