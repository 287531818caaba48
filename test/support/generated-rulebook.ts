import fc from 'fast-check'

import { compileEdition, type Edition } from '#rulebooks/engine/compile.ts'
import { decide, decideLeniently } from '#rulebooks/engine/evaluate.ts'
import type { Question } from '#rulebooks/engine/question.ts'
import { parseRulebook } from '#rulebooks/language/parse.ts'

import { must, vocabulary } from './small-vocabulary.ts'

type Map = Readonly<Record<string, unknown>>
const line = (fact: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<Map> =>
  value.map((one) => ({ [fact]: one }))
const someOf = (...names: readonly string[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constantFrom(...names),
    fc.subarray([...names], { minLength: 1 }),
    fc.constantFrom(...names).map((not) => ({ not })),
  )
const years = fc.oneof(
  fc.integer({ min: 1, max: 4 }),
  fc.constantFrom('limit.years', 'limit.never'),
)

const leaf: fc.Arbitrary<Map> = fc.oneof(
  line('subject.role', someOf('pupil', 'leaver', 'parent')),
  line('subject.relative', fc.constantFrom('yes', 'no')),
  line('context.step', someOf('done', 'not-yet', 'skipped')),
  line('subject.age', fc.constantFrom({ at_least: 18 }, { under: 16 }, { under: 'limit.age' })),
  line(
    'subject.left_on',
    years.map((past) => ({ years_past: past })),
  ),
  line(
    'subject.left_on',
    years.map((reached) => ({ years_reached: reached })),
  ),
  line('subject.left_on', fc.constantFrom({ before: 'as_of' }, { on_or_after: '2024-02-29' })),
  line('as_of', fc.constantFrom({ after: 'subject.left_on' }, { on_or_before: '2024-03-01' })),
  line(
    'context.version',
    fc.constantFrom({ is: 'whole' }, { is: 'decimal' }, { is: 'first-draft' }),
  ),
  line('context.version', fc.constantFrom({ next_whole_after: 'context.current' })),
  line('context.version', fc.constantFrom({ next_decimal_after: 'context.current' })),
  line('context.name', fc.constant({ has_word: 'bad.words' })),
)

/** A condition, as an author writes it: lines that must all hold, and lists of such maps. */
const someCondition: fc.Arbitrary<Map> = fc.letrec<{ condition: Map }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 4, arbitrary: leaf },
    { weight: 2, arbitrary: fc.tuple(leaf, leaf).map(([a, b]) => ({ ...a, ...b })) },
    { weight: 1, arbitrary: fc.tuple(leaf, leaf, leaf).map((all) => Object.assign({}, ...all)) },
    { weight: 1, arbitrary: fc.constant({}) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('any', 'all', 'none'),
          fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
        )
        .map(([key, of]) => ({ [key]: of })),
    },
  ),
})).condition

const CLAUSES = ['GEN-1.1', 'GEN-1.2', 'GEN-1.3', 'GEN-1.4'] as const
const actions = fc.constantFrom('all', 'do', 'hear', ['do', 'hear'])
const clauses = fc.subarray([...CLAUSES], { maxLength: 2 })
const sometimes = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 2 })

const gate = fc.oneof(
  fc.constantFrom({ step: 'context.step' }, { step: 'context.agreed' }),
  fc.record({ met: someCondition }),
  fc.record({ met: someCondition, failed: someCondition }),
)
const effect: fc.Arbitrary<Map> = actions.chain((to) =>
  fc.oneof(
    fc.constantFrom({ 'must-not': to }, { 'advised-not': to }, { may: to }),
    fc.constantFrom({ may: to, advice: 'mind' }, { advice: to, says: 'mind' }),
    gate.map((one) => ({ needs: to, gate: 'agreement', ...one })),
    gate.map((one) => ({ needs: to, gate: 'agreement', strength: 'advisory', ...one })),
    fc.constant({ report: to, to: { all: ['dsl'] }, when: 'immediately' }),
    fc.constant({ judgement: to, decides: 'head', yardstick: 'sense' }),
    clauses.map((save) => ({ outside: to, save })),
  ),
)
const lenient = fc.oneof(
  fc.constant('silent'),
  fc.record({ unless: someCondition }),
  fc.record({ about: someCondition }),
  fc.record({ who: fc.constantFrom('staff', 'pupil') }),
)

/** A rule, as an author writes it. */
export const someRule: fc.Arbitrary<Map> = fc
  .tuple(
    effect,
    fc.record({
      who: sometimes(fc.constantFrom('staff', 'parent', ['pupil', 'head'])),
      about: someCondition,
      unless: sometimes(someCondition),
      from: fc.option(fc.constant('2023-03-01'), { nil: undefined, freq: 8 }),
      until: fc.option(fc.constant('2024-07-22'), { nil: undefined, freq: 8 }),
      lifts: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, clauses),
      reading: fc.option(
        lenient.map((one) => ({ setting: 'contact.reading', why: 'unclear', lenient: one })),
        { nil: undefined, freq: 4 },
      ),
    }),
  )
  .map(([first, terms]) => ({ ...first, ...terms }))

/** The rules of a rulebook, by the clause they stand under. */
export type RulesByClause = readonly (readonly [clause: string, rules: readonly Map[]])[]

/** The rules of up to four clauses. */
export const someRules: fc.Arbitrary<RulesByClause> = fc.tuple(
  ...CLAUSES.map((id) => fc.array(someRule, { maxLength: 2 }).map((rules) => [id, rules] as const)),
)

type Choice = { readonly reading?: 'unset' | 'strict' | 'lenient' }

/** Reads and compiles the rulebook that holds these rules. */
export function editionOf(rules: RulesByClause, { reading = 'unset' }: Choice = {}): Edition {
  const given = [...new Map([...CLAUSES.map((id) => [id, []] as const), ...rules])]
  const text = ['---', front(reading), '---', '# Rules', ...given.map(clauseText)].join('\n')
  const rulebook = parseRulebook({ text, file: 'generated.md' }, vocabulary)
  return compileEdition(must(rulebook), vocabulary)
}

function clauseText([id, rules]: RulesByClause[number]): string {
  const blocks = rules.map((rule) => ['```rule', JSON.stringify(rule), '```'].join('\n'))
  return [`## ${id}`, 'Words.', ...blocks].join('\n')
}

function front(reading: string): string {
  const clause = 'GEN-1.1'
  const setting = (value: unknown): object => ({ value, clause, says: 'a setting' })
  return JSON.stringify({
    trust: 'GEN',
    slug: 'gen',
    name: 'Generated',
    title: 'Policy',
    edition: '1',
    in_force: { from: '2000-01-01' },
    approved: { by: 'board', words: 'once', clause },
    review: { due: '2030-01-01', words: 'later', every_months: 12, clause },
    numbering: { scheme: 'none' },
    owner: { role: 'clerk' },
    people: {
      staff: {
        clause,
        are: ['employees'],
        later: [{ who: 'parent', from: '2024-03-01' }],
        doubtful: [{ who: ['pupil'], setting: 'contact.reading', why: 'unclear' }],
      },
      everyone: { clause, are: ['staff', 'parent'] },
    },
    settings: {
      'limit.years': setting(2),
      'limit.never': setting('forever'),
      'limit.age': setting(18),
      'bad.words': setting(['rude', 'vile']),
      'contact.reading': { reading, clause, says: 'which reading' },
      'other.reading': { reading: 'strict', clause, says: 'a settled reading' },
    },
  })
}

/** The verdict on a question, in the strict reading or, where there is one, the lenient. */
export function verdictOn(edition: Edition, question: Question, reading = 'strict'): number {
  const { facts } = edition.read(question, false)
  const strict = decide(edition, question.action, facts)
  return reading === 'strict'
    ? strict
    : (decideLeniently(edition, question.action, facts) ?? strict)
}
