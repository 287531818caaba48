import fc from 'fast-check'

import { readDay } from '#core/day.ts'
import { addDays } from '#core/iso-day.ts'
import type { Result } from '#core/result.ts'
import type { NamedFacts } from '#rulebooks/engine/facts.ts'
import type { Question } from '#rulebooks/engine/question.ts'
import { renderMistake, type Mistake } from '#rulebooks/language/mistakes.ts'
import { readVocabulary } from '#rulebooks/language/vocabulary.ts'

const words = (...names: readonly string[]): object =>
  Object.fromEntries(names.map((name) => [name, { says: name }]))
const changeable = { ask: '?', can_change: 'it is done' }

/** A small vocabulary with a fact of every type, in which nothing follows from anything but age from birth. */
const smallWords = {
  actions: { do: { says: 'do it' }, hear: { says: 'hear of it', kind: 'receiving' } },
  groups: { employees: ['teacher', 'head'] },
  facts: {
    'actor.role': { type: 'words', ask: '?', words: words('teacher', 'head', 'parent', 'pupil') },
    'subject.role': { type: 'words', ask: '?', words: words('pupil', 'leaver', 'parent') },
    'subject.relative': { type: 'yesno', ask: '?' },
    'subject.dob': { type: 'date', ask: '?' },
    'subject.age': { type: 'number', ask: '?' },
    'subject.left_on': { type: 'date', ask: '?' },
    'context.step': { type: 'step', ...changeable },
    'context.agreed': { type: 'step', ...changeable },
    'context.version': { type: 'version', ask: '?' },
    'context.current': { type: 'version', ask: '?' },
    'context.name': { type: 'text', ask: '?' },
    'context.already_done': { type: 'yesno', ask: '?' },
    'context.will_ask': { type: 'yesno', ask: '?' },
  },
  means: [],
  presumed: [],
}

/** The small vocabulary, read. */
export const vocabulary = must(readVocabulary(JSON.stringify(smallWords), 'vocabulary'))

/** What was read; a mistake in it is a broken test. */
export function must<T>(read: Result<T, readonly Mistake[]>): T {
  if (!read.ok) throw new Error(read.error.map(renderMistake).join('\n'))
  return read.value
}

const DAYS = ['2020-02-29', '2022-07-22', '2024-02-29', '2024-03-01'] as const
const known: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'actor.role': fc.subarray(['teacher', 'head', 'parent', 'pupil'], { minLength: 1, maxLength: 2 }),
  'subject.role': fc.subarray(['pupil', 'leaver', 'parent'], { minLength: 1, maxLength: 2 }),
  'subject.relative': fc.constantFrom('yes', 'no'),
  'subject.age': fc.integer({ min: 15, max: 19 }),
  'subject.left_on': fc.constantFrom(...DAYS),
  'context.step': fc.constantFrom('done', 'not-yet', 'skipped'),
  'context.agreed': fc.constantFrom('done', 'not-yet', 'skipped'),
  'context.version': fc.constantFrom('0.1', '1.0', '1.1', '2.0'),
  'context.current': fc.constantFrom('0.1', '1.0', '1.1'),
  'context.name': fc.constantFrom('A rude name', 'school news'),
}

/** Every fact of the small vocabulary said, save the birth date, from which the age would follow. */
export const allFacts: fc.Arbitrary<NamedFacts> = fc.record(known)

/** Some of the facts said, about an act that may be done already. */
export const someFacts: fc.Arbitrary<NamedFacts> = fc.record(
  {
    ...known,
    'context.already_done': fc.constantFrom('yes', 'no'),
    'context.will_ask': fc.constantFrom('yes', 'no'),
  },
  { requiredKeys: [] },
)

/** Days around those on which something turns. */
export const someDay = fc
  .tuple(
    fc.constantFrom(
      '2023-02-28',
      '2023-03-01',
      '2024-02-29',
      '2022-07-22',
      '2023-07-22',
      '2024-07-22',
    ),
    fc.integer({ min: -1, max: 1 }),
  )
  .map(([day, more]) => addDays(day, more))

/** A question about the small vocabulary, much of it left unsaid. */
export const someQuestion: fc.Arbitrary<Question> = fc.record({
  action: fc.constantFrom('do', 'hear'),
  asOf: someDay.map(readDay),
  facts: someFacts,
})
