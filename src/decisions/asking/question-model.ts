import type { Fact } from '#rulebooks/language/vocabulary.ts'

import { addressOf, withState } from './addresses.ts'
import { allSaid, RECORD, statePairs, type AskingState } from './asking-state.ts'
import { askerLine } from './asker-line.ts'
import { aboutWords, askedSoFar, DAY, dayOfQuestion, type Desk } from './desk.ts'
import type { QuestionModel } from './question.page.ts'
import { NOT_KNOWN, type BadAnswer } from './read-answer.ts'
import { wordsThatMatter } from './words-that-matter.ts'

/** Which question is shown, how one came to it, and what was sent that could not be accepted. */
export type Showing = {
  readonly fact: Fact
  readonly from?: 'check' | undefined
  readonly sent?: URLSearchParams
  readonly problem?: BadAnswer
}

/** One question, filled in with what was said before or sent just now. */
export function questionModel(desk: Desk, state: AskingState, showing: Showing): QuestionModel {
  const { fact, sent, problem, from } = showing
  const address = addressOf.questions(desk.slug)
  const filled = saidBefore(state, fact.name)
  const steering = from === undefined ? [] : [['from', from] as const]
  return {
    fact,
    words: wordsThatMatter(desk.edition, state.action, fact),
    about: aboutWords(desk, state),
    address,
    hidden: [...statePairs(state), ...steering, ['asked', fact.name]],
    back: backFrom(desk, state, showing),
    chosen: sent ? sent.getAll('answer') : filled,
    typed: sent ? typedIn(sent) : typedFor(fact, filled[0] ?? ''),
    problem,
    mayBeUnknown: fact.name !== DAY && fact.name !== RECORD,
    otherWay: otherWay(fact, (change) => withState(address, state, { change })),
    ...(fact.name === DAY ? {} : { day: dayLine(desk, state) }),
    asker: askerLine(desk, state, addressOf.questions(desk.slug)),
    ...(mayStop(state, showing) ? { enough: enoughLink(desk, state) } : {}),
  }
}

function mayStop(state: AskingState, { from }: Showing): boolean {
  return from === undefined && allSaid(state).some(({ fact }) => fact === 'actor.role')
}

function enoughLink(desk: Desk, state: AskingState): string {
  return withState(addressOf.check(desk.slug), { ...state, enough: true })
}

function saidBefore({ on, said, record }: AskingState, fact: string): readonly string[] {
  if (fact === RECORD) return record === undefined ? [] : [record]
  if (fact === DAY) return on === undefined ? [] : [on]
  const values = said.find((one) => one.fact === fact)?.values ?? []
  return values === 'unknown' ? [NOT_KNOWN] : values
}

function backFrom(desk: Desk, state: AskingState, { fact, from }: Showing): string {
  if (from === 'check') return withState(addressOf.check(desk.slug), state)
  if (fact.name === DAY) return withState(addressOf.questions(desk.slug), state)
  const asked = askedSoFar(desk, state)
  const place = asked.findIndex((one) => one.fact === fact.name)
  const before = place < 0 ? asked.at(-1) : asked[place - 1]
  if (before === undefined) return addressOf.ask(desk.slug)
  return withState(addressOf.questions(desk.slug), state, { change: before.fact })
}

function typedFor(fact: Fact, value: string): QuestionModel['typed'] {
  if (value === NOT_KNOWN) return {}
  if (fact.type !== 'date') return { answer: value }
  const [year = '', month = '', day = ''] = value.split('-').map((part) => part.replace(/^0/, ''))
  return { 'answer-day': day, 'answer-month': month, 'answer-year': year }
}

function typedIn(sent: URLSearchParams): QuestionModel['typed'] {
  const fields = ['answer', 'answer-day', 'answer-month', 'answer-year']
  return Object.fromEntries(fields.map((field) => [field, sent.get(field) ?? '']))
}

const otherWays: Readonly<Record<string, { readonly fact: string; readonly text: string }>> = {
  'subject.age': { fact: 'subject.dob', text: 'I know their date of birth' },
  'actor.age': { fact: 'actor.dob', text: 'Give my date of birth instead' },
  'subject.dob': { fact: 'subject.age', text: 'I know only their age' },
}

function otherWay(fact: Fact, to: (fact: string) => string): QuestionModel['otherWay'] {
  const way = otherWays[fact.name]
  return way && { text: way.text, href: to(way.fact) }
}

function dayLine(desk: Desk, state: AskingState): QuestionModel['day'] {
  const href = withState(addressOf.questions(desk.slug), state, { change: DAY })
  return { words: dayOfQuestion(desk, state), href }
}
