import { readDay, yearsFrom, type Day } from '#core/day.ts'
import { isIsoDay } from '#core/iso-day.ts'

import type { Fact, Vocabulary } from '#rulebooks/language/vocabulary.ts'
import { readVersion } from '#rulebooks/language/version.ts'

import { plainly, spelling } from './spelling.ts'

/**
 * The facts of one question in the form rules read: a number a fact, by its slot, and the texts.
 * Words are bits beside the mark `KNOWN`, days are yyyymmdd, versions whole numbers. 0 in a fact of
 * words and `UNKNOWN` in any other mean that nobody has said.
 */
export type Facts = { readonly slots: Int32Array; readonly texts: readonly (string | undefined)[] }

/** The bit that marks a fact of words as said, even when none of its words was. */
export const KNOWN = 1
/** A number, day or version nobody has given. */
export const UNKNOWN = -2_147_483_648

/** Facts by their names, as questions carry them. */
export type NamedFacts = Readonly<Record<string, unknown>>

/** What could not be understood in a question, by the name of the fact. */
export type NotUnderstood = {
  readonly fact: string
  readonly says: string
  /** `unknown-fact`: no such fact; `unknown-word`: a closed fact without that word; `form`: not the type. */
  readonly type: 'unknown-fact' | 'unknown-word' | 'form'
}

/** A way to write: where readers of values put what they understood. */
type Writing = {
  readonly slots: Int32Array
  readonly texts: (string | undefined)[]
  readonly unclear: NotUnderstood[]
  /** The question is about an arrangement that stands: a step denied is a step not taken. */
  readonly standing: boolean
}

/** Facts nobody has said anything about yet, on a day. */
export function noFacts(vocabulary: Vocabulary, asOf: Day, standing = false): Facts & Writing {
  const slots = blankOf(vocabulary).slice()
  slots[0] = asOf
  return { slots, texts: [], unclear: [], standing }
}

const blanks = new WeakMap<Vocabulary, Int32Array>()

/** Slots in which nothing was said, to be copied. */
function blankOf(vocabulary: Vocabulary): Int32Array {
  const known = blanks.get(vocabulary)
  if (known) return known
  const blank = new Int32Array(vocabulary.facts.size + 1)
  for (const { slot, words } of vocabulary.facts.values()) {
    if (words.size === 0) blank[slot] = UNKNOWN
  }
  blanks.set(vocabulary, blank)
  return blank
}

/** Writes the named facts into `into`; what is not understood stays unknown and is listed. */
export function writeFacts(named: NamedFacts, vocabulary: Vocabulary, into: Writing): void {
  for (const name in named) {
    if (name !== 'action') writeNamed(name, named[name] ?? undefined, { vocabulary, into })
  }
  const speech = { named, vocabulary, into }
  for (const fact of listeners(vocabulary)) {
    if (!isKnown(fact, into)) overhear(fact, fact.heardIn, speech)
    overhear(fact, fact.heardWith, speech)
  }
}

const listening = new WeakMap<Vocabulary, readonly Fact[]>()

/** The few facts that are heard in what is said of others. */
function listeners(vocabulary: Vocabulary): readonly Fact[] {
  const known =
    listening.get(vocabulary) ??
    [...vocabulary.facts.values()].filter(
      ({ heardIn, heardWith }) => [...heardIn, ...heardWith].length > 0,
    )
  listening.set(vocabulary, known)
  return known
}

type Place = { readonly vocabulary: Vocabulary; readonly into: Writing }

function writeNamed(name: string, value: unknown, { vocabulary, into }: Place): void {
  if (value === undefined) return
  const fact = vocabulary.facts.get(name) ?? vocabulary.aliases.get(name)
  if (fact) writeFact(fact, value, into)
  else into.unclear.push({ fact: name, type: 'unknown-fact', says: `unknown fact \`${name}\`` })
}

function isKnown({ slot }: Fact, { slots }: Writing): boolean {
  return ((slots[slot] ?? 0) & KNOWN) !== 0
}

const AGED = [
  { dob: 'actor.dob', age: 'actor.age' },
  { dob: 'subject.dob', age: 'subject.age' },
] as const

/** Ages follow from birth dates. */
export function writeAges({ facts }: Vocabulary, { slots }: Writing): void {
  for (const who of AGED) {
    const dob = facts.get(who.dob)
    const age = facts.get(who.age)
    if (!dob || !age) continue
    const born = slots[dob.slot] ?? UNKNOWN
    if (born !== UNKNOWN) slots[age.slot] = yearsFrom(born, slots[0] ?? 0)
  }
}

function writeFact(fact: Fact, value: unknown, into: Writing): void {
  if (fact.words.size > 0) return writeWords(fact, value, into)
  if (fact.type === 'text') {
    into.texts[fact.slot] = plainly(value).toLowerCase()
    return
  }
  const read = readNumber(fact, value)
  if (read === undefined) {
    const says = `\`${fact.name}\` takes a ${fact.type}, not \`${plainly(value)}\``
    into.unclear.push({ fact: fact.name, type: 'form', says })
  } else into.slots[fact.slot] = read
}

function readNumber(fact: Fact, value: unknown): number | undefined {
  const text = plainly(value).trim()
  if (fact.type === 'version') return readVersion(text)
  if (fact.type === 'date') return dayIn(text)
  return /^\d{1,3}(\.\d+)?$/.test(text) ? Math.trunc(Number(text)) : undefined
}

/** The day of a date, or of an instant such as 2024-03-01T09:00:00Z. */
function dayIn(text: string): Day | undefined {
  const [day = ''] = text.split(/[T ]/)
  return isIsoDay(day) ? readDay(day) : undefined
}

function writeWords(fact: Fact, value: unknown, into: Writing): void {
  const given = listed(value)
  let bits = given.length === 0 ? KNOWN : 0
  for (const one of given) {
    const found = bitsSaid(fact, one, into)
    if (found > 0) bits |= KNOWN | found
    else into.unclear.push(unclearWord(fact, one))
  }
  addBits(fact, bits, into)
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

function addBits({ slot }: Fact, bits: number, { slots }: Writing): void {
  slots[slot] = (slots[slot] ?? 0) | bits
}

function bitsSaid(fact: Fact, value: unknown, { standing }: Writing): number {
  return standing && isDenied(fact, value) ? bitOf(fact, 'skipped') : bitsOf(fact, value)
}

/** “No” said of a step: not yet, where the act is still to come. */
function isDenied({ type }: Fact, value: unknown): boolean {
  return type === 'step' && ['false', 'no', 'none'].includes(spelling(value))
}

function unclearWord(fact: Fact, value: unknown): NotUnderstood {
  const says = `\`${fact.name}\` has no word \`${plainly(value)}\``
  return { fact: fact.name, type: 'unknown-word', says }
}

function bitsOf(fact: Fact, value: unknown): number {
  const text = spelling(value)
  const word = fact.spellings.get(text)
  if (word !== undefined) return bitOf(fact, word)
  const heard = fact.open ? bitsHeard(fact, text) : 0
  if (heard > 0 || typeof value !== 'string' || text === '') return heard
  return fact.textMeans === undefined ? 0 : bitOf(fact, fact.textMeans)
}

function bitOf(fact: Fact, word: string): number {
  return fact.words.get(word)?.bit ?? 0
}

/** A spelling this long may stand for all words that begin with it: “insult” for “insulting”. */
const LONG_ENOUGH = 5

/**
 * The words of an open fact whose spelling stands in a phrase, as words of the phrase or, if it is
 * long enough not to be chance, as the beginning of one. Of a fact that holds one word the longest
 * spelling is heard.
 */
function bitsHeard(fact: Fact, phrase: string): number {
  const within = `-${phrase.replaceAll(/[^a-z0-9]+/g, '-')}-`
  const heard = [...fact.spellings].filter(([form]) => isHeard(form, within))
  if (fact.many) return heard.reduce((bits, [, word]) => bits | bitOf(fact, word), 0)
  const [longest] = heard.toSorted(([a], [b]) => b.length - a.length)
  return longest === undefined ? 0 : bitOf(fact, longest[1])
}

function isHeard(form: string, within: string): boolean {
  const whole = form.length < LONG_ENOUGH || form.includes('-')
  return form.length > 2 && within.includes(whole ? `-${form}-` : `-${form}`)
}

type Speech = {
  readonly named: NamedFacts
  readonly vocabulary: Vocabulary
  readonly into: Writing
}

function overhear(
  fact: Fact,
  sources: readonly string[],
  { named, vocabulary, into }: Speech,
): void {
  for (const source of sources) {
    const said = named[source]
    if (said === undefined) continue
    const words = vocabulary.facts.get(source)?.words
    for (const one of listed(said)) {
      const bits = bitsOverheard(fact, one, words)
      if (bits > 0) addBits(fact, KNOWN | bits, into)
    }
  }
}

function bitsOverheard(fact: Fact, said: unknown, words: Fact['words'] | undefined): number {
  if (typeof said !== 'string' || spelling(said) === 'none') return 0
  return words?.has(said) ? bitsInWord(fact, said) : bitsOf(fact, said)
}

const heardInWords = new WeakMap<Fact, Map<string, number>>()

/** What a word of the vocabulary says of another fact, searched for once. */
function bitsInWord(fact: Fact, word: string): number {
  const heard = heardInWords.get(fact) ?? new Map<string, number>()
  heardInWords.set(fact, heard)
  const bits = heard.get(word) ?? bitsOf(fact, word)
  heard.set(word, bits)
  return bits
}
