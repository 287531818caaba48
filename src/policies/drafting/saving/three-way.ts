import { diff3Merge, diffIndices } from 'node-diff3'

import { isAnotherText } from '#rulebooks/changes/another-text.ts'

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

/**
 * How one text became another, word by word; words that changed in a row are shown as one change. Where
 * it is another text altogether, the whole of the old one went and the whole of the new one came.
 */
export function changedWords(before: string, after: string): readonly Stretch[] {
  if (isAnotherText(before, after)) {
    return [
      { type: 'out', text: before },
      { type: 'in', text: after },
    ]
  }
  const [old, now] = [inWords(before), inWords(after)]
  const changes = joined(diffIndices(old, now), old)
  const stretches: Stretch[] = []
  let at = 0
  for (const { buffer1, buffer2 } of changes) {
    stretches.push({ type: 'same', text: old.slice(at, buffer1[0]).join('') })
    at = buffer1[0] + buffer1[1]
    stretches.push({ type: 'out', text: old.slice(buffer1[0], at).join('') })
    stretches.push({ type: 'in', text: now.slice(buffer2[0], buffer2[0] + buffer2[1]).join('') })
  }
  stretches.push({ type: 'same', text: old.slice(at).join('') })
  return stretches.filter(({ text }) => text !== '')
}

/** A place that changed: where it begins and how long it is, in the text before and after. */
type Place = { readonly buffer1: [number, number]; readonly buffer2: [number, number] }

/** Changes with nothing but a space between them are one. */
function joined(places: readonly Place[], old: readonly string[]): readonly Place[] {
  const all: Place[] = []
  for (const place of places) {
    const last = all.at(-1)
    const end = last ? last.buffer1[0] + last.buffer1[1] : 0
    const between = old.slice(end, place.buffer1[0]).join('')
    if (last && between.trim() === '' && !between.includes('\n')) {
      all[all.length - 1] = {
        buffer1: spanned(last.buffer1, place.buffer1),
        buffer2: spanned(last.buffer2, place.buffer2),
      }
    } else all.push(place)
  }
  return all
}

function spanned([from]: [number, number], [start, length]: [number, number]): [number, number] {
  return [from, start + length - from]
}

/** Sentences and lines, and what stands between them. */
function inSentences(text: string): string[] {
  return text.split(/(\s*\n\s*|(?<=[.!?…;:]["'”’)]*)[^\S\n]+)/u).filter((one) => one !== '')
}

/** Words, the spaces between them and single signs; a line break is one of them. */
function inWords(text: string): string[] {
  return text.match(/\r?\n|[^\S\n]+|[\p{L}\p{N}_.'’-]+|[^\s\p{L}\p{N}]/gu) ?? []
}
