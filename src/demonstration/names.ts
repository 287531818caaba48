import type { SharedData } from './shared-data.ts'

/** Names for people nobody wrote down by hand: always the same ones in the same order. */
export type Names = {
  readonly adult: () => string
  readonly child: () => string
  readonly family: () => string
}

/** Names from the lists, begun at another place for each trust and walked through in strides. */
export function namesFor(slug: string, lists: SharedData['names']): Names {
  const start = Array.from(slug, (letter) => letter.charCodeAt(0)).reduce((sum, code) => sum + code)
  return {
    adult: walk(lists.adults, start),
    child: walk(lists.children, start * 3),
    family: walk(lists.families, start * 7),
  }
}

/** A stride without a common divisor visits every name before it comes back to the first. */
function walk(list: readonly string[], start: number): () => string {
  const stride = [17, 19, 23].find((each) => list.length % each !== 0) ?? 1
  let at = start
  return () => {
    at += stride
    const name = list[at % list.length]
    if (name === undefined) throw new Error('a list of names is empty')
    return name
  }
}
