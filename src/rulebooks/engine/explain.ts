import { isoDay } from '#core/day.ts'

import type { Answer, AnsweringEdition } from './answer.ts'
import { changesOf } from './changes.ts'
import { citeById, cited, standing } from './citing.ts'
import type { Edition, RuleList } from './compile.ts'
import { decideLeniently, isDone, saidRank, verdictOutcome, weigh } from './evaluate.ts'
import type { Facts, NotUnderstood } from './facts.ts'
import { missingFacts, stepsAmong } from './missing.ts'
import type { Question } from './question.ts'
import { outcomeOf, outcomeWords, RANK } from './rank.ts'
import { doubtsOf, tellingOf } from './telling.ts'

/**
 * How far an answer goes where facts are missing. `asking`: it is `facts-missing` while one could
 * still change it. `said`: it must answer; the usual case is presumed, and exceptions and gates
 * nobody spoke of are not met.
 */
export type Mode = 'asking' | 'said'

/** An answer, and what of the question could not be understood. */
export type Explained = { readonly answer: Answer; readonly unclear: readonly NotUnderstood[] }

/**
 * Answers a question from an edition, with clauses, routes, conditions and what would change it.
 * Before and after the edition is in force the answer is that no policy covers the day. Pure.
 */
export function explain(edition: Edition, question: Question, mode: Mode): Explained {
  const { answer, unclear } = explainBriefly(edition, question, mode)
  const { outcome } = answer
  const list = edition.actions.get(question.action)?.strict
  if (!list || outcome.answer === 'facts-missing' || !isInForce(edition, question)) {
    return { answer, unclear }
  }
  const presume = mode === 'said'
  const { facts } = edition.read(question, presume)
  const changes = changesOf({ edition, question, facts, presume, outcome }, list)
  return { answer: { ...answer, changes }, unclear }
}

/** The same without what would change the answer, which takes as long as all the rest. */
export function explainBriefly(edition: Edition, question: Question, mode: Mode): Explained {
  const list = edition.actions.get(question.action)?.strict
  if (!list) return { answer: emptyAnswer(edition, question), unclear: [] }
  if (!isInForce(edition, question)) return { answer: notInForce(edition, question), unclear: [] }

  const given = edition.read(question, false)
  const done = isDone(edition, given.facts)
  weigh(list, given.facts, done)
  const { vocabulary } = edition
  const missing = missingFacts(list, given.facts, vocabulary)
  const doing = vocabulary.actions.get(question.action)?.kind === 'doing'
  const steps = stepsAmong(missing, list, { ...given, vocabulary, doing, done })
  const facts = mode === 'said' ? edition.read(question, true).facts : given.facts
  const answer = { ...answerTo({ edition, question, mode }, list, facts), missing, steps }
  return { answer, unclear: given.unclear }
}

type Asked = { readonly edition: Edition; readonly question: Question; readonly mode: Mode }

function answerTo({ edition, question, mode }: Asked, list: RuleList, facts: Facts): Answer {
  const verdict = weigh(list, facts, isDone(edition, facts))
  const outcome = verdictOutcome(verdict, mode === 'said')
  const stood = standing(list, facts)
  const settled = outcome.answer !== 'facts-missing'
  const otherReading = settled
    ? lenientReading({ edition, question, facts }, saidRank(verdict))
    : {}
  return {
    ...emptyAnswer(edition, question),
    ...tellingOf(stood, { edition, facts, action: question.action }),
    outcome,
    clauses: cited(stood, saidRank(verdict), edition),
    ...otherReading,
    doubts: 'lenient' in otherReading ? doubtsOf(stood, edition, facts) : [],
    ...(settled && saidRank(verdict) === RANK.silent ? silence(edition) : {}),
  }
}

/** What a text that has no rule for the act says all the same. */
function silence(edition: Edition): Partial<Pick<Answer, 'clauses' | 'instead'>> {
  const { whenSilent } = edition.rulebook.control
  if (!whenSilent) return {}
  const clauses = whenSilent.clause === undefined ? [] : citeById(whenSilent.clause, edition)
  return {
    instead: [whenSilent.says],
    clauses: clauses.map((one) => ({ ...one, does: 'advises' })),
  }
}

type Answered = { readonly edition: Edition; readonly question: Question; readonly facts: Facts }

function lenientReading(
  { edition, question, facts }: Answered,
  strictRank: number,
): Pick<Answer, 'lenient'> | Record<string, never> {
  const verdict = decideLeniently(edition, question.action, facts)
  if (verdict === undefined) return {}
  const lenient = outcomeOf(saidRank(verdict))
  return outcomeWords(lenient) === outcomeWords(outcomeOf(strictRank)) ? {} : { lenient }
}

function isInForce({ rulebook }: Edition, { asOf }: Question): boolean {
  const { from, until } = rulebook.control.inForce
  return asOf >= from && (until === undefined || asOf <= until)
}

function notInForce(edition: Edition, question: Question): Answer {
  const { clause } = edition.rulebook.control.approved
  return {
    ...emptyAnswer(edition, question),
    clauses: citeById(clause, edition),
    notes: ['record:no-policy-in-force'],
  }
}

function emptyAnswer({ rulebook: { control } }: Edition, { asOf }: Question): Answer {
  const edition: AnsweringEdition = {
    trust: control.trust,
    name: control.name,
    label: control.edition,
    reviewDue: isoDay(control.review.due),
    overdue: asOf > control.review.due,
  }
  return {
    outcome: { answer: 'not-covered' },
    clauses: [],
    routes: [],
    conditions: [],
    advice: [],
    notes: [],
    instead: [],
    whoToAsk: [],
    doubts: [],
    ownSettings: [],
    missing: [],
    steps: [],
    changes: [],
    edition,
  }
}
