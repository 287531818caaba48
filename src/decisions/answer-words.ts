import type { Answer, CitedClause, Route } from '#rulebooks/engine/answer.ts'
import type { Outcome } from '#rulebooks/engine/rank.ts'
import type { AnswerTone } from '#web/components/own/answer-panel.ts'

/** How an answer looks and what its heading says. */
export type Headline = { readonly tone: AnswerTone; readonly heading: string }

/** The heading of an outcome, the same wherever an answer is named. */
export function headline(outcome: Outcome): Headline {
  switch (outcome.answer) {
    case 'allow':
      return { tone: 'yes', heading: 'Yes' }
    case 'allow-with-conditions':
      return { tone: 'yes-if', heading: 'Yes, if' }
    case 'deny':
      return outcome.strength === 'binding'
        ? { tone: 'no', heading: 'No' }
        : { tone: 'advised-against', heading: 'Advised against' }
    case 'report':
      return { tone: 'tell', heading: 'Tell someone' }
    case 'needs-judgement':
      return { tone: 'person-decides', heading: 'A person decides' }
    case 'not-covered':
      return { tone: 'silent', heading: 'This policy does not say' }
    case 'facts-missing':
      return { tone: 'silent', heading: 'More needs to be said' }
  }
}

/** One or two sentences under the heading: what the answer means for the person who asked. */
export function summaryOf(answer: Answer): string {
  const { outcome } = answer
  switch (outcome.answer) {
    case 'allow':
      return 'The policy permits this.'
    case 'allow-with-conditions':
      return answer.conditions.length > 0
        ? 'The policy permits this once what is listed below is done.'
        : 'The policy permits this with the advice below.'
    case 'deny':
      return refusalSummary(answer, outcome.strength)
    case 'report':
      return 'The policy asks you to tell someone about this. You do not have to judge it yourself.'
    case 'needs-judgement':
      return `The policy leaves this to ${roleWords(answer.judgement?.decides ?? 'a person')}.`
    case 'not-covered':
      return silence(answer)
    case 'facts-missing':
      return 'The answer depends on facts that were not given.'
  }
}

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
  return clauses.some(({ does }) => does === 'puts outside')
    ? 'The policy says that it does not cover this. That is neither a yes nor a no.'
    : 'No clause speaks about this. That is neither a yes nor a no: ask your manager if you are in doubt.'
}

const does = {
  refuses: 'This clause does not allow it.',
  'advises against': 'This clause advises against it.',
  permits: 'This clause permits it.',
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

const roles: Readonly<Record<string, string>> = {
  dsl: 'the designated safeguarding lead (DSL)',
  'deputy-dsl': 'the deputy designated safeguarding lead',
  headteacher: 'the headteacher',
  'executive-headteacher': 'the executive headteacher',
  'line-manager': 'your line manager',
  'trust-dpo': 'the trust’s data protection officer',
  'leadership-team': 'the leadership team',
  leadership: 'a senior leader',
  parents: 'the parents or carers',
  'school-reporting-process': 'the school, in the way it has set for reports',
  'school-procedure': 'the school, by its own procedure',
  'trust-central-team-procedure': 'the trust’s central team, by its procedure',
  'trust-central': 'the trust’s central team',
  'education-safeguarding-service': 'the education safeguarding service',
  'other-agency': 'the agency responsible, such as children’s services or the police',
  'online-services-lead': 'the lead for online services',
}

/** A role as it stands in a sentence: “the headteacher”. */
export function roleWords(role: string): string {
  return roles[role] ?? `the ${role.replaceAll('-', ' ')}`.replace(/^the (the|a|an|your) /, '$1 ')
}

/** How a duty to tell is to be met: all of those named, any one of them, or the text names nobody. */
export function routeWords({ type, roles: named }: Route): string {
  if (type === 'unstated')
    return 'The policy asks for this to be reported but does not say to whom.'
  if (named.length === 1) return 'Tell'
  return type === 'all' ? 'Tell all of these' : 'Tell any one of these'
}

const knownNotes: Readonly<Record<string, string>> = {
  'no-policy-in-force': 'No edition of this policy was in force on the day asked about.',
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
  const known = knownNotes[name]
  if (known !== undefined) return known
  const plain = name.replaceAll('-', ' ').replaceAll(':', ': ')
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}.`
}
