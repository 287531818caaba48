import { dayWords, readDay } from '#core/day.ts'
import type { NamedFacts } from '#rulebooks/engine/facts.ts'
import type { Fact, Vocabulary } from '#rulebooks/language/vocabulary.ts'

import type { Difference } from './compare.ts'

/** A case as an invented person: who it is, what is asked, and what else is said. */
export type Person = {
  /** Who it is about, such as “Priya, a former pupil, 19, left 14 months ago”. */
  readonly who: string
  /** What is asked, such as “A teacher asks to accept a friend, follow or connection request”. */
  readonly asks: string
  readonly also: readonly string[]
}

/** Given names, none of them anybody's in particular. */
const NAMES = [
  'Priya',
  'Sam',
  'Amina',
  'Tomasz',
  'Grace',
  'Kofi',
  'Mei',
  'Rhys',
  'Zofia',
  'Yusuf',
  'Ella',
  'Leon',
] as const

type Shown = Pick<Difference, 'action' | 'on' | 'facts'>

/** Makes a person of a case; the same case is always the same person. */
export function personOf({ action, on, facts }: Shown, vocabulary: Vocabulary): Person {
  const does = vocabulary.actions.get(action)?.says ?? action
  const asker = roleIn('actor.role', facts, vocabulary) ?? usual(action, vocabulary)
  const known = { vocabulary, on: readDay(on) }
  const about = somebody(facts, known)
  const name = NAMES[hashOf(JSON.stringify([action, facts])) % NAMES.length] ?? NAMES[0]
  const also = Object.entries(facts)
    .filter(([fact]) => !TOLD.has(fact) || (!about && fact.startsWith('subject.')))
    .map(([fact, value]) => saidOf(fact, value, known))
  if (about) return { who: `${name}, ${about}`, asks: `${capital(asker)} asks to ${does}`, also }
  return { who: `${name}, ${asker}`, asks: `${name} asks to ${does}`, also }
}

/** Who asks where nobody has said: the role presumed of the action. */
function usual(action: string, vocabulary: Vocabulary): string {
  const presumed = vocabulary.presumed.find(
    ({ actions, except, facts }) =>
      'actor.role' in facts && (actions === 'all' || actions.has(action)) && !except.has(action),
  )
  return roleIn('actor.role', presumed?.facts ?? {}, vocabulary) ?? 'anybody'
}

/** A person in one line. */
export function personWords({ who, asks, also }: Person): string {
  return [`${who}.`, `${asks}.`, ...also].join(' ')
}

/** What is told of a person by name rather than as an answer to a question. */
const TOLD = new Set(['actor.role', 'subject.role', 'subject.age', 'subject.left_on'])

type Known = { readonly vocabulary: Vocabulary; readonly on: number }

/** Those with whom or about whom something is done who are persons. */
const NO_PERSONS = new Set(['school', 'trust', 'premises', 'channel', 'policy', 'case', 'self'])

function somebody(facts: NamedFacts, known: Known): string | undefined {
  const role = facts['subject.role']
  if (typeof role !== 'string' || NO_PERSONS.has(role)) return undefined
  const age = facts['subject.age']
  const left = facts['subject.left_on']
  return [
    roleIn('subject.role', facts, known.vocabulary) ?? role,
    ...(typeof age === 'number' ? [String(age)] : []),
    ...(typeof left === 'string' ? [`left ${agoWords(readDay(left), known.on)}`] : []),
  ].join(', ')
}

function roleIn(name: string, facts: NamedFacts, vocabulary: Vocabulary): string | undefined {
  const role = facts[name]
  const says = vocabulary.facts.get(name)?.words.get(typeof role === 'string' ? role : '')?.says
  if (says === undefined) return undefined
  if (/^(A|An|The|Another|Someone|Myself) /.test(says)) return says.replace(/^./, lower)
  return `${/^[AEIOU]/.test(says) ? 'an' : 'a'} ${says.replace(/^[A-Z](?![A-Z])/, lower)}`
}

/** How long before a day another was: whole months, or the day itself when it is that near a line. */
function agoWords(day: number, on: number): string {
  const months = monthsOf(on) - monthsOf(day)
  if (day % 100 !== USUAL_DAY || months < 1) return `on ${dayWords(day)}, asked on ${dayWords(on)}`
  return months < MOST_MONTHS ? `${months} months ago` : `${Math.floor(months / 12)} years ago`
}

/** Days off any line are given the middle of a month. */
const USUAL_DAY = 15
const MOST_MONTHS = 36

function monthsOf(day: number): number {
  return Math.trunc(day / 10_000) * 12 + (Math.trunc(day / 100) % 100)
}

function saidOf(name: string, value: unknown, { vocabulary }: Known): string {
  const fact = vocabulary.facts.get(name)
  if (!fact) return `${name}: ${String(value)}.`
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return `${fact.ask} ${values.map((one) => valueWords(fact, one)).join('; ')}.`
}

function valueWords(fact: Fact, value: unknown): string {
  if (fact.type === 'date' && typeof value === 'string') return dayWords(value)
  return (fact.words.get(String(value))?.says ?? String(value)).replace(/\.$/, '')
}

function capital(text: string): string {
  return text.replace(/^./, (letter) => letter.toUpperCase())
}

function lower(letter: string): string {
  return letter.toLowerCase()
}

function hashOf(text: string): number {
  let hash = 7
  for (const letter of text) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0
  return hash
}
