import { dayWords } from '#core/day.ts'
import type { Answer, CitedClause } from '#rulebooks/engine/answer.ts'
import type { Outcome } from '#rulebooks/engine/rank.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'
import { roleWords } from '#rulebooks/role-words.ts'

import { addressOf, withState } from '#decisions/asking/addresses.ts'
import {
  capital,
  codeWords,
  doesWords,
  headline,
  noteWords,
  routeWords,
  sentence,
  summaryOf,
} from './answer-words.ts'
import type { ClauseView } from './clause-view.page.ts'
import type { DecisionModel } from './decision.page.ts'
import type { DecisionPlace } from './decision-place.ts'
import { changeWays, conditionWays, stateOf } from './ways.ts'
import type { Decision } from '#decisions/decision.ts'
import { takenAsToday } from '#decisions/asking/next-step.ts'
import { actionWords, notKnownLine, saidLine, type SaidLine } from '#decisions/asking/said-words.ts'

/** A kept answer in words. */
export function decisionModel(decision: Decision, place: DecisionPlace): DecisionModel {
  const { answer, asOf } = decision
  const heading = headline(answer.outcome)
  return {
    tone: toneOf(answer.outcome),
    heading: heading === 'Tell someone' && isAtOnce(answer) ? 'Tell someone now' : heading,
    summary: summaryOf(answer),
    question: `${actionWords(decision.action, place.vocabulary)}. As of ${dayWords(asOf)}.`,
    isReport: (place.vocabulary.actions.get(decision.action)?.kind ?? 'doing') !== 'doing',
    ...dutyOf(answer),
    conditions: conditionWays(decision, place),
    conditionsHeading: answer.outcome.answer === 'deny' ? 'putRight' : 'before',
    clauses: answer.clauses.map((clause) => clauseView(clause, place)),
    ...readingsOf(answer),
    instead: answer.instead.map(sentence),
    advice: answer.advice.map(codeWords),
    speakTo: answer.whoToAsk.map((role) => capital(roleWords(role))),
    days: daysOf(decision),
    changes: changeWays(decision, place),
    cited: citedLines(decision, place),
    openFacts: openFactsOf(decision, place.vocabulary),
    ownSettings: answer.ownSettings.map(
      ({ why, clause }) => `The trust has chosen this point itself (clause ${clause}). ${why}`,
    ),
    notes: [...noteWords(answer.notes), ...notUnderstoodWords(answer.notes, place.vocabulary)],
    said: saidLines(decision, place.vocabulary),
    change: withState(addressOf.check(place.slug), stateOf(decision, place)),
    askAgain: addressOf.ask(place.slug),
    overdue: answer.edition.overdue ? dayWords(answer.edition.reviewDue) : undefined,
    about: aboutOf(decision, place),
    own: decision.asker && addressOf.own(place.slug),
  }
}

function citedLines(
  { cited = [], answer }: Decision,
  { slug }: DecisionPlace,
): DecisionModel['cited'] {
  return cited.map(({ says, path, same }) => ({
    says: same ? `${says} ${sameWords(answer)}` : says,
    href: `/trusts/${slug}/${path}`,
  }))
}

/** Why a record leaves an answer as it is. */
function sameWords({ clauses }: Answer): string {
  const same = 'This answer is the same with it and without it'
  const deciding = clauses.filter(({ part }) => part === 'decides').map(({ id }) => id)
  if (deciding.length === 0) return `${same}.`
  const many = deciding.length > 1
  return `${same}: ${many ? 'clauses' : 'clause'} ${andList(deciding)} ${many ? 'decide' : 'decides'}, and the policy does not let what is on record here change that.`
}

function andList(all: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(all)
}

/** The tone in which an outcome is shown. */
export function toneOf(outcome: Outcome): DecisionModel['tone'] {
  if (outcome.answer === 'deny') return outcome.strength === 'binding' ? 'no' : 'advised-against'
  return tones[outcome.answer]
}

const tones = {
  allow: 'yes',
  'allow-with-conditions': 'yes-if',
  report: 'tell',
  'needs-judgement': 'person-decides',
  'not-covered': 'silent',
  'facts-missing': 'silent',
} as const

function isAtOnce({ when }: Answer): boolean {
  return when?.endsWith('immediately') ?? false
}

function dutyOf(answer: Answer): Pick<DecisionModel, 'routes' | 'atOnce'> {
  const routes = answer.routes.map((route) => ({
    lead: routeWords(route),
    to: route.roles.map(roleWords),
  }))
  return { routes, atOnce: isAtOnce(answer) }
}

function clauseView(clause: CitedClause, { slug, replaced }: DecisionPlace): ClauseView {
  const { id, title, words, part } = clause
  const href =
    replaced === undefined ? addressOf.clause(slug, id) : addressOf.clauseOf(slug, replaced, id)
  return { id, title, words, part, href, does: doesWords(clause), ...strengthOf(clause) }
}

function strengthOf({ does }: CitedClause): Pick<ClauseView, 'strength'> {
  if (does === 'refuses') return { strength: 'binding' }
  return does === 'advises against' ? { strength: 'advisory' } : {}
}

function readingsOf(answer: Answer): Pick<DecisionModel, 'otherReading' | 'judgement'> {
  const { lenient, doubts, judgement } = answer
  return {
    ...(lenient && {
      otherReading: { heading: headline(lenient), why: doubts.map(({ why }) => why) },
    }),
    ...(judgement && {
      judgement: { ...judgement, decides: capital(roleWords(judgement.decides)) },
    }),
  }
}

function daysOf({ answer, asOf, cited = [] }: Decision): DecisionModel['days'] {
  const lines = answer.changes.filter((change) => change.type === 'day')
  const ofRecords = cited.flatMap(({ from, after }) =>
    [from, after].filter((one) => one !== undefined),
  )
  const coming = [...lines, ...ofRecords].toSorted((a, b) => a.on.localeCompare(b.on))
  const heading = headline(answer.outcome)
  return [
    { on: asOf, day: dayWords(asOf), words: `Your question: ${heading}`, kind: 'today' },
    ...coming.map(({ on, outcome }) => ({
      on,
      day: dayWords(on),
      words: fromThisDay(outcome),
      kind: 'change' as const,
    })),
  ]
}

function fromThisDay(outcome: Outcome): string {
  return outcome.answer === 'facts-missing'
    ? 'From this day it depends on more than was said: ask again then'
    : `From this day: ${headline(outcome)}`
}

const mostOpenFacts = 8

function openFactsOf(
  { mode, action, answer }: Decision,
  vocabulary: Vocabulary,
): readonly string[] {
  if (mode === 'asking') return []
  const left = [...answer.steps, ...takenAsToday(vocabulary, action)]
  return answer.missing
    .filter((fact) => !left.includes(fact))
    .slice(0, mostOpenFacts)
    .map((fact) => notKnownLine(fact, vocabulary).asked)
}

function notUnderstoodWords(notes: readonly string[], vocabulary: Vocabulary): readonly string[] {
  const facts = notes.flatMap((note) => /^record:not-understood:(.*)$/.exec(note)?.[1] ?? [])
  return facts.map(
    (fact) =>
      `What was said to “${notKnownLine(fact, vocabulary).asked}” was not understood and is left open.`,
  )
}

function saidLines(decision: Decision, vocabulary: Vocabulary): readonly SaidLine[] {
  const { facts, notKnown } = decision
  const place = ({ fact }: SaidLine): number => vocabulary.facts.get(fact)?.slot ?? 0
  const lines = Object.entries(facts).map(([fact, value]) => saidLine(fact, value, vocabulary))
  const open = openFactsOf(decision, vocabulary)
  const unknown = notKnown
    .map((fact) => notKnownLine(fact, vocabulary).asked)
    .filter((asked) => !open.includes(asked))
  return [
    ...lines.toSorted((a, b) => place(a) - place(b)),
    ...(unknown.length > 0 ? [{ fact: '', asked: 'Not known', said: unknown.join(' ') }] : []),
  ]
}

function aboutOf(decision: Decision, { askedOn }: DecisionPlace): DecisionModel['about'] {
  const { answer, asOf, editionSeal, decisionId, asker } = decision
  return [
    { name: 'Policy', value: `${answer.edition.name}, edition ${answer.edition.label}` },
    { name: 'As it stood on', value: dayWords(asOf) },
    { name: 'Asked on', value: dayWords(askedOn) },
    ...(asker === undefined ? [] : [{ name: 'Asked', value: askerWords[asker.for] }]),
    { name: 'Seal of the text', value: editionSeal.slice(0, 16) },
    { name: 'Reference', value: decisionId },
  ]
}

const askerWords = {
  self: 'by you, after signing in; only you can open this answer',
  'somebody-else': 'by you, for somebody else; only you can open this answer',
} as const
