import { expect, test } from 'vitest'

import { factsOf, statePairs } from '#decisions/asking/asking-state.ts'
import { heldFrom, withHeld } from './from-sign-in.ts'

const held = [
  { fact: 'actor.role', values: ['teacher', 'dsl'] },
  { fact: 'actor.dsl', values: ['yes'] },
]
const action = 'like'

test('what is held counts as said, and never stands in an address', () => {
  const state = withHeld({ action, said: [] }, held)

  expect(factsOf(state)).toEqual({ 'actor.role': ['teacher', 'dsl'], 'actor.dsl': 'yes' })
  expect(statePairs(state)).toEqual([['action', 'like']])
})

test('an age that follows from a birth date is left out', () => {
  const facts = { 'actor.role': ['pupil'], 'actor.age': 12, 'actor.dob': '2014-01-01' }

  expect(heldFrom(facts).map(({ fact }) => fact)).toEqual(['actor.role', 'actor.dob'])
  expect(heldFrom({ 'actor.age': 12 })).toEqual([{ fact: 'actor.age', values: ['12'] }])
})

test('the same said again, as in the link of a kept answer, is what is held', () => {
  const said = [{ fact: 'actor.role', values: ['dsl', 'teacher'] }]

  expect(withHeld({ action, said }, held)).toEqual({ action, said: [], held })
})

test.each([[['parent']], [['teacher']], ['unknown' as const]])(
  'something else said counts before what is held: %j',
  (values) => {
    const said = [{ fact: 'actor.role', values }]

    expect(withHeld({ action, said }, held)).toEqual({ action, said, held: held.slice(1) })
  },
)
