import type { Answer, CitedClause, Route } from '#rulebooks/engine/answer.ts'
import type { Outcome } from '#rulebooks/engine/rank.ts'
import { roleWords } from '#rulebooks/role-words.ts'

import { knownCodes } from './known-codes.ts'

/** The heading of an outcome, the same wherever an answer is named. */
export function headline(outcome: Outcome): string {
  if (outcome.answer === 'deny') return outcome.strength === 'binding' ? 'No' : 'Advised against'
  return headings[outcome.answer]
}

const headings = {
  allow: 'Yes',
  'allow-with-conditions': 'Yes, if',
  report: 'Tell someone',
  'needs-judgement': 'A person decides',
  'not-covered': 'This policy does not say',
  'facts-missing': 'More needs to be said',
} as const

/** One or two sentences under the heading: what the answer means for the person who asked. */
export function summaryOf(answer: Answer): string {
  const { outcome } = answer
  return outcome.answer === 'deny'
    ? refusalSummary(answer, outcome.strength)
    : summaries[outcome.answer](answer)
}

const summaries = {
  allow: () => 'The policy permits this.',
  'allow-with-conditions': ({ conditions }: Answer) =>
    conditions.length > 0
      ? 'The policy permits this once what is listed below is done.'
      : 'The policy permits this with the advice below.',
  report: () =>
    'The policy asks you to tell someone about this. You do not have to judge it yourself.',
  'needs-judgement': ({ judgement }: Answer) =>
    `The policy leaves this to ${roleWords(judgement?.decides ?? 'a person')}.`,
  'not-covered': silence,
  'facts-missing': () => 'The answer depends on facts that were not given.',
} as const

function refusalSummary({ conditions }: Answer, strength: 'binding' | 'advisory'): string {
  if (strength === 'advisory') return 'The policy advises you not to. This is advice, not a ban.'
  return conditions.length > 0
    ? 'The policy does not allow this as it stands. Below is what would put it right.'
    : 'The policy does not allow this.'
}

function silence({ clauses, notes }: Answer): string {
  if (notes.includes('record:no-policy-in-force')) {
    return 'No edition of this policy was in force on that day.'
  }
  const says = clauses.some(({ does }) => does === 'puts outside')
    ? 'The policy says that it does not cover this.'
    : 'No clause speaks about this.'
  return `${says} That is neither a yes nor a no. If you are in doubt, ask your manager; pupils and parents ask the school.`
}

const does = {
  refuses: 'This clause does not allow it.',
  'advises against': 'This clause advises against it.',
  permits: 'Under this clause it is allowed.',
  'asks for': 'This clause asks for something to be done first.',
  sends: 'This clause says who must be told.',
  'leaves to a person': 'This clause leaves it to a person to decide.',
  'puts outside': 'This clause puts it outside the policy.',
  advises: 'This clause gives advice on it.',
  'gives way': 'This clause would apply, but an exception lifts it.',
} as const satisfies Readonly<Record<CitedClause['does'], string>>

/** What a clause does to the answer, in a sentence. */
export function doesWords(clause: CitedClause): string {
  return does[clause.does]
}

/** How a duty to tell is to be met: all of those named, any one of them, or the text names nobody. */
export function routeWords({ type, roles: named }: Route): string {
  if (type === 'unstated')
    return 'The policy asks for this to be reported but does not say to whom.'
  if (named.length === 1) return 'Tell'
  return type === 'all' ? 'Tell all of these' : 'Tell any one of these'
}

/** The notes of an answer in words. Those about the trust's own settings are shown as such instead. */
export function noteWords(notes: readonly string[]): readonly string[] {
  return notes
    .filter((note) => !/^record:(trusts-own-setting|not-understood):/.test(note))
    .map((note) => codeWords(note))
}

/** A code such as `advice:keep-it-professional` in words: “Keep it professional.” */
export function codeWords(code: string): string {
  const name = code.replace(/^[a-z]+:/, '')
  const known = knownCodes[name]
  if (known !== undefined) return known
  const plain = name.replaceAll('-', ' ').replaceAll(':', ': ')
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}.`
}

/** Words as a sentence. */
export function sentence(words: string): string {
  return capital(words.trim()).replace(/[^.!?]$/, '$&.')
}

/** Words with a capital. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
