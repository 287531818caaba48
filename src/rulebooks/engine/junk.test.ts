import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readDay } from '#core/day.ts'
import { readVocabularyFile } from '#rulebooks/library.ts'
import { modelLibrary } from '#test/model-trust.ts'
import { must } from '#test/small-vocabulary.ts'

import type { Edition } from './compile.ts'
import { explain } from './explain.ts'
import type { NamedFacts } from './facts.ts'

const vocabulary = must(readVocabularyFile('rulebooks'))
const names = [...vocabulary.facts.keys()]

function model(): Edition {
  const [edition] = modelLibrary().editions.values()
  if (!edition) throw new Error('the model trust is missing')
  return edition
}

const junk = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>({ toString: 1 }, { valueOf: null }, [[['pupil']]], '9999-12-31', -1, ''),
  fc.constantFrom<unknown>('0000-01-01', '2024-02-30', 1e308, '__proto__', 'constructor', ['x', 3]),
)
const junkFacts: fc.Arbitrary<NamedFacts> = fc.oneof(
  fc.dictionary(fc.constantFrom(...names), junk),
  fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'toString')), junk),
)
const actions = fc.constantFrom(...vocabulary.actions.keys(), 'dance', '__proto__')

test('no question, however garbled, breaks the engine', () => {
  const edition = model()
  const mode = fc.constantFrom('said', 'asking')
  fc.assert(
    fc.property(junkFacts, actions, mode, (facts, action, how) => {
      const { answer, unclear } = explain(edition, { action, asOf: 20_240_110, facts }, how)

      expect(answer.outcome.answer).toMatch(/^[a-z-]+$/)
      for (const one of unclear) expect(one.says).toContain(one.fact)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['subject.age', ['12'], '`subject.age` takes a number, not `a list`'],
  ['subject.age', -1, '`subject.age` takes a number, not `-1`'],
  ['subject.left_on', { y: 2022 }, '`subject.left_on` takes a date, not `a map`'],
  ['subject.left_on', '2022-02-30', '`subject.left_on` takes a date, not `2022-02-30`'],
  ['subject.left_on', '2022-07-221', '`subject.left_on` takes a date, not `2022-07-221`'],
  ['subject.role', 'dragon', '`subject.role` has no word `dragon`'],
  ['subject.role', [{}], '`subject.role` has no word `a map`'],
  ['subject.roll', 'pupil', 'unknown fact `subject.roll`'],
  ['context.proposed_version', 'one', '`context.proposed_version` takes a version, not `one`'],
])('%s said as %j is not understood, and said so', (fact, value, says) => {
  const question = { action: 'like', asOf: readDay('2024-01-10'), facts: { [fact]: value } }

  expect(explain(model(), question, 'said').unclear).toMatchObject([{ fact, says }])
})

test('an instant counts as its day', () => {
  const facts = { 'subject.left_on': '2022-07-22T09:30:00Z' }

  expect(explain(model(), { action: 'like', asOf: 20_240_110, facts }, 'said').unclear).toEqual([])
})
