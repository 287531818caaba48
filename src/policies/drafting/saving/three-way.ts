import { diff3Merge, diffIndices } from 'node-diff3'

/** What two people made of one text: one text again, or none because both changed the same words. */
export type Merged =
  | { readonly type: 'merged'; readonly text: string }
  | { readonly type: 'conflict' }

/** A text as it was, and as two people left it. */
export type ThreeTexts = {
  readonly base: string
  readonly mine: string
  readonly theirs: string
}

/**
 * Puts two people's changes of one text together. Prose is merged sentence by sentence, as words put
 * together within one could say what neither meant; an atom, such as a number, is one thing.
 */
export function mergeThree({ base, mine, theirs }: ThreeTexts, kind: 'prose' | 'atom'): Merged {
  if (mine === theirs || theirs === base) return { type: 'merged', text: mine }
  if (mine === base) return { type: 'merged', text: theirs }
  return kind === 'atom' ? { type: 'conflict' } : mergeProse({ base, mine, theirs })
}

function mergeProse({ base, mine, theirs }: ThreeTexts): Merged {
  const regions = diff3Merge(inSentences(mine), inSentences(base), inSentences(theirs), {
    excludeFalseConflicts: true,
  })
  if (regions.some(({ conflict }) => conflict)) return { type: 'conflict' }
  return { type: 'merged', text: regions.flatMap(({ ok }) => ok ?? []).join('') }
}

/** A stretch of a text that stayed, was taken out or was put in. */
export type Stretch = { readonly type: 'same' | 'out' | 'in'; readonly text: string }

/** How one text became another, word by word. */
export function changedWords(before: string, after: string): readonly Stretch[] {
  const [old, now] = [inWords(before), inWords(after)]
  const stretches: Stretch[] = []
  let at = 0
  for (const { buffer1, buffer1Content, buffer2Content } of diffIndices(old, now)) {
    stretches.push({ type: 'same', text: old.slice(at, buffer1[0]).join('') })
    stretches.push({ type: 'out', text: buffer1Content.join('') })
    stretches.push({ type: 'in', text: buffer2Content.join('') })
    at = buffer1[0] + buffer1[1]
  }
  stretches.push({ type: 'same', text: old.slice(at).join('') })
  return stretches.filter(({ text }) => text !== '')
}

/** Sentences and lines, and what stands between them. */
function inSentences(text: string): string[] {
  return text.split(/(\s*\n\s*|(?<=[.!?…;:]["'”’)]*)[^\S\n]+)/u).filter((one) => one !== '')
}

/** Words, the spaces between them and single signs; a line break is one of them. */
function inWords(text: string): string[] {
  return text.match(/\r?\n|[^\S\n]+|[\p{L}\p{N}_.'’-]+|[^\s\p{L}\p{N}]/gu) ?? []
}
