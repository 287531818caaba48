import { readDay, type Day } from '#core/day.ts'
import { isIsoDay } from '#core/iso-day.ts'

import { AS_OF } from '#rulebooks/language/condition.ts'
import { readCondition } from '#rulebooks/language/read-condition.ts'
import { isUnknown, testOf, YES, type Test } from './truth.ts'
import {
  KNOWN,
  noFacts,
  writeAges,
  writeFacts,
  type Facts,
  type NamedFacts,
  type NotUnderstood,
} from './facts.ts'
import { spelling } from './spelling.ts'
import type { Fact, Vocabulary } from '#rulebooks/language/vocabulary.ts'

/** A question put to an edition: what someone would do, on which day, and what has been said. */
export type Question = {
  readonly action: string
  readonly asOf: Day
  readonly facts: NamedFacts
}

/** A question in the form rules read. */
export type ReadQuestion = {
  readonly facts: Facts
  readonly unclear: readonly NotUnderstood[]
}

/** Reads questions: writes the facts, draws what follows from them and, if asked, presumes the usual. */
export type QuestionReader = (question: Question, presume: boolean) => ReadQuestion

type Consequence = { readonly fact: Fact; readonly value: Value; readonly replaces: boolean }
type Value = { readonly bits: number } | { readonly day: Day } | 'as_of'
type Inference = { readonly holds: Test; readonly follows: readonly Consequence[] }
type Presumed = {
  readonly speaksTo: (action: string) => boolean
  readonly follows: readonly Consequence[]
}

/** Makes the reader of a vocabulary. */
export function questionReader(vocabulary: Vocabulary): QuestionReader {
  const inferences = vocabulary.means.map(({ when, becomes = {}, adds = {} }): Inference => {
    const condition = readCondition(
      when,
      { facts: vocabulary.facts, settings: new Map() },
      new Set(),
    )
    const follows = [...consequences(becomes, true), ...consequences(adds, false)]
    return { holds: testOf(condition), follows }
  })
  const presumed = vocabulary.presumed.map(({ actions, except, facts }): Presumed => {
    const speaksTo = (action: string): boolean =>
      (actions === 'all' || actions.has(action)) && !except.has(action)
    return { speaksTo, follows: consequences(facts, false) }
  })

  return ({ action, asOf, facts: named }, presume) => {
    const facts = noFacts(vocabulary, asOf, standsAlready(action, named))
    writeFacts(named, vocabulary, facts)
    writeAges(vocabulary, facts)
    for (const { holds, follows } of inferences) {
      if (holds(facts) === YES) for (const one of follows) follow(one, facts)
    }
    if (presume) for (const one of presumed) if (one.speaksTo(action)) take(one.follows, facts)
    return { facts, unclear: facts.unclear }
  }

  /** Whether the action is an arrangement that stands, and nobody says that a step will be taken. */
  function standsAlready(action: string, named: NamedFacts): boolean {
    if (vocabulary.actions.get(action)?.standing !== true) return false
    return !YESES.has(spelling(named['context.will_ask'] ?? ''))
  }

  function consequences(
    named: Readonly<Record<string, string>>,
    replaces: boolean,
  ): readonly Consequence[] {
    return Object.entries(named).map(([name, text]) => {
      const fact = vocabulary.facts.get(name)
      if (!fact) throw new Error(`the vocabulary infers an unknown fact: ${name}`)
      return { fact, value: valueOf(fact, text), replaces }
    })
  }
}

/** What says that a step will still be taken, so that even a standing arrangement can wait for it. */
const YESES = new Set(['true', 'yes'])

function valueOf(fact: Fact, text: string): Value {
  if (text === AS_OF.name) return 'as_of'
  if (fact.type === 'date' && isIsoDay(text)) return { day: readDay(text) }
  const word = fact.words.get(text)
  if (!word) throw new Error(`the vocabulary infers an unknown word: ${fact.name} ${text}`)
  return { bits: KNOWN | word.bit }
}

function follow({ fact, value, replaces }: Consequence, facts: Facts): void {
  const { slots } = facts
  const mayAdd = fact.type === 'words' || isUnknown(fact, facts)
  if (value === 'as_of') slots[fact.slot] = slots[0] ?? 0
  else if ('day' in value) slots[fact.slot] = value.day
  else if (replaces) slots[fact.slot] = value.bits
  else if (mayAdd) slots[fact.slot] = (slots[fact.slot] ?? 0) | value.bits
}

function take(follows: readonly Consequence[], facts: Facts): void {
  for (const one of follows) if (isUnknown(one.fact, facts)) follow(one, facts)
}
