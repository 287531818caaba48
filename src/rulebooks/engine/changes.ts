import { isoDay, nextDay, yearsLater, type Day } from '#core/day.ts'

import type { Change } from './answer.ts'
import type { CompiledRule, Edition, RuleList } from './compile.ts'
import { AS_OF, FOREVER, type Condition } from '#rulebooks/language/condition.ts'
import { decide, saidRank } from './evaluate.ts'
import { KNOWN, UNKNOWN, type Facts } from './facts.ts'
import type { Question } from './question.ts'
import { outcomeOf, outcomeWords, type Outcome } from './rank.ts'
import { NO } from './truth.ts'
import type { Fact } from '#rulebooks/language/vocabulary.ts'

/** A question as it was answered. */
export type Answered = {
  readonly edition: Edition
  readonly question: Question
  readonly facts: Facts
  readonly presume: boolean
  readonly outcome: Outcome
}

const MOST_DAYS = 3

/**
 * What would change the answer: the coming days on which a line is crossed, and every single thing a
 * person can still bring about. Found by asking again with that one thing changed, so that what is
 * promised is what would be answered.
 */
export function changesOf(answered: Answered, list: RuleList): readonly Change[] {
  const speaking = list.rules.filter((rule) => rule.tests.speaks(answered.facts) !== NO)
  const related = speaking.flatMap((rule) => [
    rule,
    ...rule.lifters.flatMap((index) => list.rules[index] ?? []),
  ])
  const conditions = related.flatMap(conditionsOf).flatMap(leaves)
  return [...dayChanges(answered, conditions, related), ...factChanges(answered, conditions)]
}

function conditionsOf({ terms }: CompiledRule): readonly Condition[] {
  return [terms.about, terms.unless, terms.met, terms.failed].filter((one) => one !== undefined)
}

type Leaf = Exclude<Condition, { readonly of: readonly Condition[] }>

function leaves(condition: Condition): readonly Leaf[] {
  return 'of' in condition ? condition.of.flatMap(leaves) : [condition]
}

function dayChanges(
  answered: Answered,
  conditions: readonly Leaf[],
  rules: readonly CompiledRule[],
): readonly Change[] {
  const { asOf } = answered.question
  const days = new Set([
    ...conditions.flatMap((one) => linesOf(one, answered)),
    ...rules.flatMap(termOf),
  ])
  const changes: Change[] = []
  let before = answered.outcome
  for (const on of [...days].filter((day) => day > asOf).toSorted((a, b) => a - b)) {
    const outcome = outcomeOn(on, answered)
    if (outcomeWords(outcome) === outcomeWords(before)) continue
    changes.push({ type: 'day', on: isoDay(on), outcome })
    before = outcome
  }
  return changes.slice(0, MOST_DAYS)
}

function termOf({ rule }: CompiledRule): readonly Day[] {
  return [...(rule.from ? [rule.from] : []), ...(rule.until ? [nextDay(rule.until)] : [])]
}

/** The days on which a condition can turn, as far as the facts tell. */
function linesOf(condition: Leaf, answered: Answered): readonly Day[] {
  if (condition.kind === 'years') return anniversaries(condition, answered)
  if (condition.kind !== 'compare' || condition.to.type !== 'fixed') return []
  const { value } = condition.to
  if (condition.fact.slot === AS_OF.slot) return [value, nextDay(value)]
  const born = dayKnown(bornFact(condition.fact, answered.edition), answered)
  return born === undefined ? [] : [yearsLater(born, value)]
}

function anniversaries(
  { fact, years }: Extract<Leaf, { readonly kind: 'years' }>,
  answered: Answered,
): readonly Day[] {
  const day = dayKnown(fact, answered)
  if (day === undefined || years >= FOREVER) return []
  return [yearsLater(day, years), nextDay(yearsLater(day, years))]
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

function outcomeOn(day: Day, { edition, question, presume }: Answered): Outcome {
  const { facts } = edition.read({ ...question, asOf: day }, presume)
  return outcomeOf(saidRank(decide(edition, question.action, facts)))
}

function factChanges(answered: Answered, conditions: readonly Leaf[]): readonly Change[] {
  const changes = new Map<string, Change>()
  for (const condition of conditions) {
    if (condition.kind !== 'words' || condition.fact.canChange === undefined) continue
    for (const word of condition.fact.words.values()) {
      if ((condition.mask & word.bit) === 0) continue
      const change = changeTo(condition.fact, word, answered)
      if (change) changes.set(`${condition.fact.name} ${word.name}`, change)
    }
  }
  return [...changes.values()]
}

function changeTo(
  fact: Fact,
  word: { readonly name: string; readonly bit: number },
  { edition, question, facts, outcome }: Answered,
): Change | undefined {
  if (((facts.slots[fact.slot] ?? 0) & word.bit) !== 0) return undefined
  const slots = facts.slots.slice()
  slots[fact.slot] = KNOWN | word.bit
  const other = outcomeOf(saidRank(decide(edition, question.action, { ...facts, slots })))
  const better = other.answer === 'allow' || other.answer === 'allow-with-conditions'
  if (!better || other.answer === outcome.answer) return undefined
  const says = fact.canChange ?? ''
  return { type: 'fact', fact: fact.name, word: word.name, says, outcome: other }
}
