/** Where less than this share of their words is shared, two texts are taken for different ones. */
const leastShared = 0.25
/** Texts shorter than this are too short to tell: a few words may all be changed and mean the same. */
const shortest = 8
/** Words shorter than this, such as “the” and “in”, stand in every text. */
const shortestWord = 4

/**
 * Whether a text is another one altogether, and not an earlier one written otherwise: hardly any of their
 * words are shared. Two short texts are never taken for that.
 */
export function isAnotherText(before: string, after: string): boolean {
  const [old, now] = [wordCounts(before), wordCounts(after)]
  const all = total(old) + total(now)
  if (total(old) < shortest || total(now) < shortest) return false
  return (2 * sharedBy(old, now)) / all < leastShared
}

type Counts = ReadonlyMap<string, number>

function wordCounts(text: string): Counts {
  const counts = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+|\d+/gu)) {
    if (word.length >= shortestWord || /\d/.test(word))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

function total(counts: Counts): number {
  return counts.values().reduce((all, one) => all + one, 0)
}

function sharedBy(old: Counts, now: Counts): number {
  return now.entries().reduce((all, [word, count]) => all + Math.min(count, old.get(word) ?? 0), 0)
}
