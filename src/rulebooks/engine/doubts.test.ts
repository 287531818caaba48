import { expect, test } from 'vitest'

import { modelLibrary } from '#test/model-trust.ts'

import { explain } from './explain.ts'
import type { NamedFacts } from './facts.ts'

function doubtsOf(facts: NamedFacts): readonly string[] {
  const edition = modelLibrary().editions.get('MOD')
  if (!edition) throw new Error('there is no model trust')
  const question = { action: 'accept-connection', asOf: 2024_07_22, facts }
  return explain(edition, question, 'said').answer.doubts.map(({ setting }) => setting)
}

const leaver = { 'subject.role': 'former-pupil', 'subject.left_on': '2022-07-22' }

test('a teacher on the anniversary is told that the anniversary is not settled, and no more', () => {
  expect(doubtsOf({ 'actor.role': 'teacher', ...leaver })).toEqual(['contact.anniversary'])
})

test('a volunteer is told besides that the text does not name volunteers', () => {
  expect(doubtsOf({ 'actor.role': 'volunteer', ...leaver })).toEqual([
    'contact.anniversary',
    'scope.volunteers',
  ])
})
