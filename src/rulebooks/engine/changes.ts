import { isoDay, nextDay, yearsLater, type Day } from '#core/day.ts'

import type { Change } from './answer.ts'
import type { CompiledRule, Edition, RuleList } from './compile.ts'
import { AS_OF, FOREVER } from '#rulebooks/language/condition.ts'
import { decide, verdictOutcome } from './evaluate.ts'
import { UNKNOWN, type Facts } from './facts.ts'
import type { Question } from './question.ts'
import { outcomeWords, type Outcome } from './rank.ts'
import { leavesOf, NO, type LeafCondition } from './truth.ts'
import type { Fact, Word } from '#rulebooks/language/vocabulary.ts'

/** A question as it was answered. */
export type Answered = {
  readonly edition: Edition
  readonly question: Question
  readonly facts: Facts
  /** Whether an answer had to be given, so that the usual case was presumed. */
  readonly presume: boolean
  readonly outcome: Outcome
}

const MOST_DAYS = 3
/** Days beyond four figures of a year cannot be written. */
const LAST_DAY: Day = 9999_12_30

/**
 * What would change the answer: the coming days, inside the edition, on which a line is crossed, and
 * every single thing a person can still bring about. Found by asking again with that one thing
 * changed, so that what is promised is what would be answered.
 */
export function changesOf(answered: Answered, list: RuleList): readonly Change[] {
  return [...dayChanges(answered, list), ...factChanges(answered, list)]
}

function conditionsOf({ terms }: CompiledRule): readonly LeafCondition[] {
  const { about, unless, met, failed } = terms
  return [about, unless, met, failed].flatMap((one) => (one ? leavesOf(one) : []))
}

function dayChanges(answered: Answered, { rules }: RuleList): readonly Change[] {
  const { asOf } = answered.question
  const last = Math.min(answered.edition.rulebook.control.inForce.until ?? LAST_DAY, LAST_DAY)
  const days = new Set([...rules.flatMap((rule) => daysOf(rule, answered)), ...daysSaid(answered)])
  const changes: Change[] = []
  let before = answered.outcome
  for (const on of [...days].toSorted((a, b) => a - b)) {
    if (on <= asOf || on > last) continue
    const outcome = ask(answered, { asOf: on })
    if (outcomeWords(outcome) === outcomeWords(before)) continue
    changes.push({ type: 'day', on: isoDay(on), outcome })
    before = outcome
  }
  return changes.slice(0, MOST_DAYS)
}

/** The days on which a rule starts, ends, takes in a new role, or a condition of it can turn. */
function daysOf(rule: CompiledRule, answered: Answered): readonly Day[] {
  const { from, until } = rule.rule
  const { people } = answered.edition.rulebook
  const joining = rule.terms.who.flatMap((name) => people.get(name)?.later ?? [])
  return [
    ...(from === undefined ? [] : [from]),
    ...(until === undefined ? [] : dayAfter(until)),
    ...joining.map((one) => one.from),
    ...conditionsOf(rule).flatMap((one) => linesOf(one, answered)),
  ]
}

/** What follows from a date being past, or from an age, turns on these days. */
function daysSaid(answered: Answered): readonly Day[] {
  const dates = [...answered.edition.vocabulary.facts.values()].filter(
    ({ type }) => type === 'date',
  )
  return dates.flatMap((fact) => {
    const day = dayKnown(fact, answered)
    return day === undefined ? [] : [day, ...dayAfter(day)]
  })
}

function linesOf(condition: LeafCondition, answered: Answered): readonly Day[] {
  if (condition.kind === 'years') {
    return anniversary(dayKnown(condition.fact, answered), condition.years)
  }
  if (condition.kind !== 'compare' || condition.to.type !== 'fixed') return []
  const { value } = condition.to
  if (condition.fact.slot === AS_OF.slot) return [value, ...dayAfter(value)]
  return anniversary(dayKnown(bornFact(condition.fact, answered.edition), answered), value)
}

function anniversary(day: Day | undefined, years: number): readonly Day[] {
  if (day === undefined || years >= FOREVER) return []
  const later = yearsLater(day, years)
  return [later, ...dayAfter(later)]
}

function dayAfter(day: Day): readonly Day[] {
  return day > LAST_DAY ? [] : [nextDay(day)]
}

function dayKnown(fact: Fact | undefined, { facts }: Answered): Day | undefined {
  const day = fact ? facts.slots[fact.slot] : undefined
  return day === UNKNOWN ? undefined : day
}

function bornFact(fact: Fact, { vocabulary }: Edition): Fact | undefined {
  return fact.name.endsWith('.age')
    ? vocabulary.facts.get(fact.name.replace(/age$/, 'dob'))
    : undefined
}

/** What the edition answers with one thing of the question changed. */
function ask({ edition, question, presume }: Answered, changed: Partial<Question>): Outcome {
  const { facts } = edition.read({ ...question, ...changed }, presume)
  return verdictOutcome(decide(edition, question.action, facts), presume)
}

function factChanges(answered: Answered, list: RuleList): readonly Change[] {
  const speaking = list.rules.filter((rule) => rule.tests.speaks(answered.facts) !== NO)
  const lifters = speaking.flatMap((rule) => rule.lifters).flatMap((i) => list.rules[i] ?? [])
  const changes = new Map<string, Change>()
  for (const condition of [...speaking, ...lifters].flatMap(conditionsOf)) {
    if (condition.kind !== 'words' || condition.fact.canChange === undefined) continue
    for (const word of condition.fact.words.values()) {
      if ((condition.mask & word.bit) === 0) continue
      const change = changeTo(condition.fact, word, answered)
      if (change) changes.set(`${condition.fact.name} ${word.name}`, change)
    }
  }
  return [...changes.values()]
}

function changeTo(fact: Fact, { name, bit }: Word, answered: Answered): Change | undefined {
  const { question, facts, outcome } = answered
  if (((facts.slots[fact.slot] ?? 0) & bit) !== 0) return undefined
  const other = ask(answered, { facts: { ...question.facts, [fact.name]: name } })
  const better = other.answer === 'allow' || other.answer === 'allow-with-conditions'
  if (!better || other.answer === outcome.answer) return undefined
  return { type: 'fact', fact: fact.name, word: name, says: fact.canChange ?? '', outcome: other }
}
