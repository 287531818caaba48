import { valueWords } from '#rulebooks/language/words.ts'

/** Words shorter than this say too little to tell one sentence from another. */
const shortest = 4
/** So many letters are enough to see that two words are of one family: child, children. */
const stem = 5

/**
 * The sentences of a clause that a change of its rule may contradict: those that speak most of what came
 * into the rule or went out of it; all of them when none speaks of it, as a person has to look then. The
 * rule is given in words, before and after, a line for each part.
 */
export function sentencesAtStake(
  clause: string,
  before: readonly string[],
  after: readonly string[],
): readonly string[] {
  const changed = [
    ...before.filter((line) => !after.includes(line)),
    ...after.filter((line) => !before.includes(line)),
  ]
  if (changed.length === 0) return []
  const [old, now] = [stemsIn(before.join(' ')), stemsIn(after.join(' '))]
  const moved = old.symmetricDifference(now)
  const around = stemsIn(changed.join(' '))
  const sentences = sentencesIn(clause)
  const scores = sentences.map((one) => scoreOf(stemsIn(one), { moved, around }))
  const highest = Math.max(0, ...scores)
  return highest === 0 ? sentences : sentences.filter((_, i) => scores[i] === highest)
}

/** A text cut after each sentence. */
function sentencesIn(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?]["”’)]?)\s+|\n{2,}/)
    .map((one) => one.trim())
    .filter(Boolean)
}

type Stems = ReadonlySet<string>

/** What itself came or went counts for more than what stands beside it. */
function scoreOf(
  sentence: Stems,
  { moved, around }: { readonly moved: Stems; readonly around: Stems },
): number {
  return 3 * sentence.intersection(moved).size + sentence.intersection(around).size
}

function stemsIn(text: string): Stems {
  const words = text.toLowerCase().match(/\p{L}+|\d+/gu) ?? []
  const meant = words.map((word) => (/^\d+$/.test(word) ? valueWords(Number(word)) : word))
  const long = meant.filter((word, i) => word.length >= shortest || isNumber(words[i], word))
  return new Set(long.map((word) => word.slice(0, stem)))
}

const small = new Set(['one', 'two', 'six', 'ten'])

function isNumber(written: string | undefined, word: string): boolean {
  return written !== word || small.has(word)
}
