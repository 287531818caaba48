import { diffWords } from 'diff'

/** A stretch of words that stayed, came or went. */
export type Stretch = { readonly type: 'same' | 'added' | 'removed'; readonly text: string }

/** Beyond so many words that came and went, two texts are shown whole, one after the other. */
const most = 1000

/** What became of a text word by word: the stretches of both, in reading order. */
export function wordDiff(before: string, after: string): readonly Stretch[] {
  const parts = diffWords(before, after, { maxEditLength: most })
  if (parts === undefined) {
    return [
      { type: 'removed', text: before },
      { type: 'added', text: after },
    ]
  }
  return parts.map(({ value, added, removed }) => ({
    type: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}
