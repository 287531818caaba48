import { levelled, searchFor } from './ideas.ts'

/** Gives the concepts a text speaks of, each with the word that put it. */
export type ConceptsOf = (text: string) => ReadonlyMap<string, string>

/** Words that nearly every clause has, whatever it is about. */
const SILENT = new Set(
  `a an the of to in for is be been being are was were by with on at that this these those it its
  as any all or and their they them there then than who whom which what when where while will would
  must should shall may might can could has have had having do does did done so if from into onto out
  up over such also only very more most each every both your you we us our ours he she his her me my
  not-only etc via upon about after during under between make made take taken takes get gets got go
  goes going use used using user please ensure however order including include`.split(/\s+/),
)

/** Turns of phrase that count as one word. */
const TOGETHER = [
  [/\bset(?:s|ting)? up\b/g, 'setup'],
  [/\bsign(?:s|ed|ing)? up\b/g, 'register'],
  [/\blook(?:s|ed|ing)? up\b/g, 'search'],
  [/\blook(?:s|ed|ing)? over\b/g, 'check'],
  [/\bsay-? ?so\b/g, 'approval'],
  [/\bmakes? (?:it |this |them )?(?:known|aware)\b/g, 'tell'],
  [/\blet (?:the |their |your |us |a )?(?:\w+ ){0,3}?know\b/g, 'tell'],
  [/\b(?:take|takes|taken|taking|comes?) (?:it |them |this )?down\b/g, 'remove'],
  [/\bgood name\b/g, 'reputation'],
  [/\bturn(?:s|ed|ing)? (?:down|away)\b|\bsays? no\b|\bsaying no\b/g, 'refuse'],
  [/\bsays? yes\b|\bgive(?:s|n)? the go-ahead\b|\bgreen light\b/g, 'approve'],
  [/\bpass(?:es|ed|ing)? on\b/g, 'share'],
  [/\brun(?:s|ning)? down\b/g, 'criticise'],
  [/\bgoes over\b|\bgo over\b|\bgone over\b/g, 'check'],
  [/\b(?:lunch|break) ?times?\b/g, 'break'],
  [/\bline[- ]manager\b/g, 'manager'],
  [/\bhead[- ]teachers?\b/g, 'headteacher'],
  [/\be-mail/g, 'email'],
  [/\b(?:one|1)[- ]to[- ](?:one|1)\b/g, 'private message'],
  [/\bturn(?:ed|s)? off\b|\bswitch(?:ed|es)? off\b|\bdisabled?\b/g, 'off'],
  [/\bfriends? lists?\b|\bcontacts? lists?\b/g, 'friend'],
  [/\b(?:don|can|won|shouldn|mustn|isn|aren|doesn)'t\b/g, 'not'],
] as const

/**
 * Prepares the reading of concepts: a text's words without their endings and without those that are
 * silent; each of the words in a list of `same` counts as the first of it.
 */
export function conceptsBy(same: readonly (readonly string[])[]): ConceptsOf {
  const firsts = same.flatMap((words) =>
    words
      .filter((word) => !word.includes(' '))
      .map((word) => [stemOf(word.replaceAll('-', '')), words[0] ?? word] as const),
  )
  // A word in two lists counts in the first of them.
  const first = new Map(firsts.toReversed())
  const joined = joiningBy(same)
  return (text) => {
    const found = wordsOf(joined(levelled(text))).map((word) => {
      const stem = stemOf(word)
      return [first.get(stem) ?? stem, word] as const
    })
    return new Map(found.toReversed())
  }
}

/** Puts the first word of a list in the place of each of its phrases of several words. */
function joiningBy(same: readonly (readonly string[])[]): (level: string) => string {
  const phrases = same.flatMap((words) => words.filter((one) => one.includes(' ')))
  const firsts = new Map(
    same.flatMap((words) => words.map((one) => [keyOf(one), words[0] ?? one] as const)),
  )
  const search = searchFor(phrases)
  if (search === undefined) return (level) => level
  return (level) => level.replaceAll(search, (words) => firsts.get(keyOf(words)) ?? words)
}

/** A phrase as it is known in the plural and possessive too. */
function keyOf(phrase: string): string {
  const words = phrase.replaceAll(/(?<=s)'|'s\b/g, '').split(/\W+/)
  return words.map(stemOf).join(' ')
}

function wordsOf(level: string): readonly string[] {
  return TOGETHER.reduce((all, [phrase, word]) => all.replaceAll(phrase, word), level)
    .replaceAll(/(?<=\w)-(?=\w)/g, '')
    .split(/[^a-z0-9']+/)
    .map((word) => word.replace(/'s?$/, ''))
    .filter((word) => word.length > 1 && !SILENT.has(word))
}

/** A word without its ending: rough, but the same for most forms of a word. */
export function stemOf(word: string): string {
  const one = word
    .replace(/^children$/, 'child')
    .replace(/ie[sd]$/, 'y')
    .replace(/iz(?=e[sd]?$|ing$|ation$)/, 'is')
    .replace(/(ch|sh|x|ss|z)es$/, '$1')
    .replace(/([^su])s$/, '$1')
  const bare = one.length > 5 ? one.replace(/(?:ing|ed|ly)$/, '') : one.replace(/(?<=\w{3})ed$/, '')
  return bare.replace(/([^aeiouls])\1$/, '$1').replace(/(?<=\w{3})e$/, '')
}
