import fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  editionOf,
  someRule,
  someRules,
  verdictOn,
  type RulesByClause,
} from '#test/generated-rulebook.ts'
import { allFacts, someQuestion } from '#test/small-vocabulary.ts'

import { isDone, isSettled, saidRank, verdictOutcome, weigh } from './evaluate.ts'
import { explain } from './explain.ts'
import type { NamedFacts } from './facts.ts'
import type { Question } from './question.ts'
import { outcomeOf, outcomeWords } from './rank.ts'

/** A mutation run asks fewer, for it does so a thousand times. */
const runs = { numRuns: fc.readConfigureGlobal().numRuns ?? 150 }

/** The question with unsaid facts filled in; whether the act is done already is not one of them. */
function filled(question: Question, rest: NamedFacts): Question {
  return { ...question, facts: { ...rest, ...question.facts } }
}

const fullQuestion = fc.tuple(someQuestion, allFacts).map((given) => filled(...given))

function wordsOf(verdict: number): string {
  return outcomeWords(verdictOutcome(verdict, false))
}

test.each(['strict', 'lenient'])(
  'an answer in the %s reading never changes however the unknown facts are filled in',
  (reading) => {
    fc.assert(
      fc.property(someRules, someQuestion, allFacts, (rules, question, rest) => {
        const edition = editionOf(rules)
        const open = verdictOn(edition, question, reading)
        const full = verdictOn(edition, filled(question, rest), reading)

        expect(isSettled(full)).toBe(true)
        expect((open >> 4) & 15).toBeLessThanOrEqual(saidRank(full))
        expect(open >> 8).toBeGreaterThanOrEqual(saidRank(full))
        expect([wordsOf(full), 'facts-missing']).toContain(wordsOf(open))
      }),
      runs,
    )
  },
)

test('once every missing fact is said the answer is settled', () => {
  fc.assert(
    fc.property(someRules, someQuestion, allFacts, (rules, question, rest) => {
      const edition = editionOf(rules)
      const { answer } = explain(edition, question, 'asking')
      const asked = Object.fromEntries(answer.missing.map((name) => [name, rest[name]]))
      const then = explain(edition, filled(question, asked), 'asking').answer

      expect(answer.missing.length > 0).toBe(answer.outcome.answer === 'facts-missing')
      expect(then.outcome.answer).not.toBe('facts-missing')
      expect(then.missing).toEqual([])
    }),
    runs,
  )
})

test('nobody is asked for a fact that was said', () => {
  fc.assert(
    fc.property(someRules, someQuestion, (rules, question) => {
      const { missing } = explain(editionOf(rules), question, 'asking').answer

      expect(missing.filter((name) => name in question.facts)).toEqual([])
    }),
    runs,
  )
})

test('the order of clauses and rules in the document changes neither answer nor questions', () => {
  const shuffled = someRules.chain((rules) =>
    fc.tuple(fc.constant(rules), fc.shuffledSubarray([...rules], { minLength: rules.length })),
  )
  fc.assert(
    fc.property(shuffled, someQuestion, ([rules, others], question) => {
      const reversed = others.map(([id, own]) => [id, own.toReversed()] as const)
      const here = editionOf(rules)
      const there = editionOf(reversed)

      expect(verdictOn(there, question)).toBe(verdictOn(here, question))
      expect(verdictOn(there, question, 'lenient')).toBe(verdictOn(here, question, 'lenient'))
      const missing = explain(here, question, 'asking').answer.missing
      expect(new Set(explain(there, question, 'asking').answer.missing)).toEqual(new Set(missing))
    }),
    runs,
  )
})

test('the answer explained is the answer decided', () => {
  fc.assert(
    fc.property(someRules, someQuestion, (rules, question) => {
      const edition = editionOf(rules)
      const verdict = verdictOn(edition, question)
      const asking = explain(edition, question, 'asking').answer
      const said = explain(edition, question, 'said').answer

      expect(asking.outcome).toEqual(verdictOutcome(verdict, false))
      expect(said.outcome).toEqual(verdictOutcome(verdict, true))
    }),
    runs,
  )
})

test('deciding, which passes over what cannot matter, gives the verdict of weighing every rule', () => {
  fc.assert(
    fc.property(someRules, someQuestion, (rules, question) => {
      const edition = editionOf(rules)
      const { facts } = edition.read(question, false)
      const list = edition.actions.get(question.action)?.strict

      expect(list && weigh(list, facts, isDone(edition, facts))).toBe(verdictOn(edition, question))
    }),
    runs,
  )
})

test('an answer that rests on the text cites a clause that decides it, in full', () => {
  fc.assert(
    fc.property(someRules, someQuestion, (rules, question) => {
      const { outcome, clauses } = explain(editionOf(rules), question, 'said').answer
      const deciding = clauses.filter(({ part }) => part === 'decides')

      expect(deciding.length > 0 || outcome.answer === 'not-covered').toBe(true)
      for (const clause of clauses) expect(clause.words).toBe('Words.')
    }),
    runs,
  )
})

const WITHOUT_OUTSIDE = someRules.filter((rules) =>
  rules.every(([, own]) => own.every((rule) => !('outside' in rule))),
)

function withRule(rules: RulesByClause, rule: Readonly<Record<string, unknown>>): RulesByClause {
  return [...rules, ['GEN-9.9', [rule]]]
}

test('a binding refusal beats everything but what lies outside the policy', () => {
  fc.assert(
    fc.property(WITHOUT_OUTSIDE, someQuestion, (rules, question) => {
      const verdict = verdictOn(editionOf(withRule(rules, { 'must-not': 'all' })), question)

      expect(wordsOf(verdict)).toBe('deny (binding)')
    }),
    runs,
  )
})

test('a clause that puts everything outside the policy and saves nothing beats every other', () => {
  fc.assert(
    fc.property(someRules, someQuestion, (rules, question) => {
      const verdict = verdictOn(editionOf(withRule(rules, { outside: 'all' })), question)

      expect(wordsOf(verdict)).toBe('not-covered')
    }),
    runs,
  )
})

test('a clause that puts everything outside leaves the clauses it saves their answer', () => {
  const unlifted = someRule.map((rule) => ({ ...rule, lifts: [] }))
  const refusing = unlifted.filter((rule) => !('outside' in rule))
  fc.assert(
    fc.property(refusing, WITHOUT_OUTSIDE, fullQuestion, (rule, others, question) => {
      const quiet = others.map(
        ([id, own]) => [id, own.map((one) => ({ ...one, lifts: [] }))] as const,
      )
      const saved: RulesByClause[number] = ['GEN-8.8', [rule]]
      const all = withRule([...quiet, saved], { outside: 'all', save: ['GEN-8.8'] })
      const alone = verdictOn(editionOf([saved]), question)

      expect(wordsOf(verdictOn(editionOf(all), question))).toBe(wordsOf(alone))
    }),
    runs,
  )
})

test('an exception that lifts every other clause is the answer', () => {
  const lifts = ['GEN-1.1', 'GEN-1.2', 'GEN-1.3', 'GEN-1.4']
  fc.assert(
    fc.property(someRules, someQuestion, (rules, question) => {
      const verdict = verdictOn(editionOf(withRule(rules, { may: 'all', lifts })), question)

      expect(wordsOf(verdict)).toBe('allow')
    }),
    runs,
  )
})

test('a question with two readings gets the strict answer, and the lenient where it differs', () => {
  fc.assert(
    fc.property(someRules, someQuestion, (rules, question) => {
      const strict = outcomeOf(
        saidRank(verdictOn(editionOf(rules, { reading: 'strict' }), question)),
      )
      const other = outcomeOf(
        saidRank(verdictOn(editionOf(rules, { reading: 'lenient' }), question)),
      )
      const { outcome, lenient } = explain(editionOf(rules), question, 'said').answer

      expect(outcome).toEqual(strict)
      expect(lenient ?? outcome).toEqual(other)
    }),
    runs,
  )
})

test('a reading the trust has settled leaves no doubt', () => {
  const settled = fc.constantFrom('strict', 'lenient')
  fc.assert(
    fc.property(someRules, someQuestion, settled, (rules, question, reading) => {
      const { answer } = explain(editionOf(rules, { reading }), question, 'said')

      expect([answer.lenient, ...answer.doubts]).toEqual([undefined])
    }),
    runs,
  )
})

test('what is promised to change the answer is what is answered once it has changed', () => {
  const mode = fc.constantFrom('said', 'asking')
  fc.assert(
    fc.property(someRules, someQuestion, mode, (rules, question, how) => {
      const edition = editionOf(rules)
      const { answer } = explain(edition, question, how)
      let before = answer.outcome
      for (const change of answer.changes) {
        const then: Question =
          change.type === 'day'
            ? { ...question, asOf: Number(change.on.replaceAll('-', '')) }
            : { ...question, facts: { ...question.facts, [change.fact]: change.word } }

        expect(explain(edition, then, how).answer.outcome).toEqual(change.outcome)
        expect(change.outcome).not.toEqual(change.type === 'day' ? before : answer.outcome)
        before = change.outcome
      }
    }),
    runs,
  )
})
