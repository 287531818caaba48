import fc from 'fast-check'
import { expect, test } from 'vitest'

import { modelLibrary } from '#test/model-trust.ts'

import { factsOf, notKnownIn, readState, statePairs, withSaid } from './asking-state.ts'

const { vocabulary } = modelLibrary()

function stateOf(query: string) {
  const state = readState(new URLSearchParams(query), vocabulary)
  if (!state.ok) throw new Error(state.error.part)
  return state.value
}

test('an address is read in the order in which things were said', () => {
  const state = stateOf(
    'action=like&on=2024-03-01&subject.role=pupil&unknown=context.account&actor.role=teacher',
  )

  expect(state.said.map(({ fact }) => fact)).toEqual([
    'subject.role',
    'context.account',
    'actor.role',
  ])
  expect(factsOf(state)).toEqual({ 'subject.role': 'pupil', 'actor.role': 'teacher' })
  expect(notKnownIn(state)).toEqual(['context.account'])
})

test('changing an answer keeps its place', () => {
  const state = stateOf('action=like&actor.role=teacher&subject.role=pupil')

  const changed = withSaid(state, { fact: 'actor.role', values: 'unknown' })

  expect(statePairs(changed)).toEqual([
    ['action', 'like'],
    ['unknown', 'actor.role'],
    ['subject.role', 'pupil'],
  ])
})

test('whatever can be said survives the way through an address', () => {
  const worded = [...vocabulary.facts.values()].filter(({ words }) => words.size > 0)
  const said = fc.uniqueArray(
    fc.constantFrom(...worded).chain((fact) =>
      fc.record({
        fact: fc.constant(fact.name),
        values: fc.oneof(
          fc.constant('unknown' as const),
          fc.uniqueArray(fc.constantFrom(...fact.words.keys()), { minLength: 1 }),
        ),
      }),
    ),
    { selector: ({ fact }) => fact, maxLength: 12 },
  )
  const day = fc.constantFrom(undefined, '2024-02-29')

  fc.assert(
    fc.property(said, day, fc.tuple(fc.boolean(), fc.boolean()), (given, on, marks) => {
      const [enough, forSomebodyElse] = marks
      const about = { action: 'like', situation: undefined, on, enough, forSomebodyElse }
      const state = { ...about, said: given }
      const query = new URLSearchParams(statePairs(state).map(([name, value]) => [name, value]))

      expect(stateOf(query.toString())).toEqual(state)
    }),
  )
})

test.each([
  'action=fly',
  'actor.role=teacher',
  'action=like&on=2023-02-30',
  'action=like&actor.role=pirate',
  'action=like&unknown=subject.shoe_size',
  'action=like&subject.age=-1',
  'action=like&subject.left_on=yesterday',
  'action=like&enough=no',
  'action=like&for=me',
  'action=like&__proto__=x',
])('%s is not understood', (query) => {
  expect(readState(new URLSearchParams(query), vocabulary).ok).toBe(false)
})
