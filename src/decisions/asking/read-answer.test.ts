import { expect, test } from 'vitest'

import { modelLibrary } from '#test/model-trust.ts'

import { readAnswer } from './read-answer.ts'

const { facts } = modelLibrary().vocabulary

function read(fact: string, query: string): unknown {
  const known = facts.get(fact)
  if (known === undefined) throw new Error(`no fact ${fact}`)
  const answer = readAnswer(known, new URLSearchParams(query))
  return answer.ok ? answer.value : answer.error.says
}

test.each([
  ['actor.role', 'answer=teacher', ['teacher']],
  ['actor.role', 'answer=not-known', 'unknown'],
  ['context.content', 'answer=rude&answer=hurtful', ['rude', 'hurtful']],
  ['subject.age', 'answer= 015 ', ['15']],
  ['subject.left_on', 'answer-day=3&answer-month=9&answer-year=2024', ['2024-09-03']],
  ['subject.left_on', 'answer-day=03&answer-month=sept&answer-year=2024', ['2024-09-03']],
  ['subject.left_on', 'answer-day=&answer-month=&answer-year=&answer=not-known', 'unknown'],
  ['context.proposed_version', 'answer=0.3', ['0.3']],
  ['context.account_name', 'answer=Year 6 news', ['Year 6 news']],
])('%s takes %s', (fact, query, value) => {
  expect(read(fact, query)).toEqual(value)
})

test.each([
  ['actor.role', '', 'Select an answer'],
  ['actor.role', 'answer=pirate', 'Select an answer'],
  ['context.content', '', 'Select all that apply'],
  ['context.content', 'answer=rude&answer=pirate', 'Select all that apply'],
  ['subject.age', 'answer=fifteen', 'Enter a whole number'],
  ['subject.age', 'answer=15.5', 'Enter a whole number'],
  ['subject.age', 'answer=121', 'Enter an age from 0 to 120'],
  ['subject.left_on', '', 'Enter a date'],
  ['subject.left_on', 'answer-month=9&answer-year=2024', 'must have a day'],
  ['subject.left_on', 'answer-day=3&answer-year=2024', 'must have a month'],
  ['subject.left_on', 'answer-day=3&answer-month=9&answer-year=24', 'must have a year'],
  ['subject.left_on', 'answer-day=30&answer-month=2&answer-year=2024', 'must be a real one'],
  ['subject.left_on', 'answer-day=3&answer-month=Lent&answer-year=2024', 'must be a real one'],
  ['context.proposed_version', 'answer=the next', 'Enter a version number'],
  ['context.account_name', 'answer=', 'Enter a name'],
])('%s refuses %j and says what to do', (fact, query, says) => {
  expect(read(fact, query)).toContain(says)
})
