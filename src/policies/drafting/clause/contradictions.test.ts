import { expect, test } from 'vitest'

import { parseRulebook } from '#rulebooks/language/parse.ts'
import { setClauseWords } from '#rulebooks/writing/clause-words.ts'
import { fiveRulebooks } from '#test/rulebooks.ts'
import { written } from '#test/writing.ts'

import { contradictionsIn } from './contradictions.ts'

const { editions, vocabulary } = fiveRulebooks()

function against(id: string, words: string): readonly string[] {
  const source = editions.get(id.slice(0, 3))?.source ?? ''
  const text = written(setClauseWords(source, id, words))
  const rulebook = parseRulebook({ text, file: 'policy.md' }, vocabulary)
  const clause = rulebook.ok ? rulebook.value.clauses.get(id) : undefined
  if (!rulebook.ok || !clause) throw new Error(`${id} cannot be read`)
  return contradictionsIn(clause, rulebook.value).map(({ says }) => says)
}

test.each([
  [
    'LEA-9.01',
    'Wait three years.',
    'The words say “three years”, and the rule counts two years (former_pupil.years).',
  ],
  [
    'LEA-9.01',
    'Wait 4 years.',
    'The words say “4 years”, and the rule counts two years (former_pupil.years).',
  ],
  [
    'LEA-0.03',
    'It is reviewed every 24 months.',
    'The words say “24 months”, and the rule counts 15 months.',
  ],
])('%s, “%s”', (id, words, says) => {
  expect(against(id, words)).toEqual([says])
})

test.each([
  ['LEA-9.01', 'Wait {former_pupil.years} years.'],
  ['LEA-9.01', 'Wait two years.'],
  ['LEA-9.01', 'Wait until enough time has passed, as one of several steps.'],
  ['TRI-0.02', 'The next review is in two years.'],
])('%s, “%s” contradicts nothing', (id, words) => {
  expect(against(id, words)).toEqual([])
})

test('a role that is told and another that is named are a contradiction', () => {
  const told = [...editions.values()].flatMap(({ rulebook }) =>
    [...rulebook.clauses.values()].filter(({ rules }) =>
      rules.some(
        ({ effect }) =>
          effect.type === 'report' &&
          effect.to.type !== 'unstated' &&
          effect.to.roles.join() === 'dsl',
      ),
    ),
  )
  const [clause] = told

  expect(clause && against(clause.id, 'Staff tell their line manager at once.')).toContain(
    'The words name your line manager, and the rule tells the designated safeguarding lead (DSL).',
  )
})

test('the words and rules of the five policies contradict each other hardly anywhere', () => {
  const all = [...editions.values()].flatMap(({ rulebook }) =>
    [...rulebook.clauses.values()].flatMap((clause) => contradictionsIn(clause, rulebook)),
  )

  expect(all.length).toBeLessThan(5)
})
