import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { answer, words, type Given } from '#test/answering.ts'
import { editionOf } from '#test/rulebooks.ts'
import { reopenEdition } from '#rulebooks/library.ts'

import { explain } from './explain.ts'
import { outcomeWords } from './rank.ts'

function missing(rules: readonly Given[]): (said: Given) => readonly string[] {
  return (said) => answer(rules, said, 'asking').missing
}

test('a fact is not asked for in a choice that is already made', () => {
  const either = [{ 'subject.relative': 'yes' }, { 'context.step': 'done' }]
  const rule = { 'must-not': 'do', about: { any: either, 'subject.role': 'pupil' } }

  expect(missing([rule])({ 'subject.relative': 'yes' })).toEqual(['subject.role'])
})

test('both sides of a comparison are asked for', () => {
  const rule = { 'must-not': 'do', about: { 'subject.left_on': { before: 'subject.dob' } } }

  expect(missing([rule])({})).toEqual(['subject.dob', 'subject.left_on'])
})

test('what could lift a refusal is asked for although the act is permitted otherwise', () => {
  const lifting = { may: 'do', about: { 'subject.relative': 'yes' }, lifts: ['GEN-5.2'] }
  const rules = [{ may: 'do' }, { 'must-not': 'do' }, lifting]

  expect(missing(rules)({})).toEqual(['subject.relative'])
  expect(words(rules, { 'subject.relative': 'yes' })).toBe('allow')
})

const file = 'src/rulebooks/fixtures/model-trust/policy.md'

function volunteerUnder(reading: string): readonly (string | undefined)[] {
  const text = readFileSync(file, 'utf8').replace(
    'scope.volunteers: { reading: unset',
    `scope.volunteers: { reading: ${reading}`,
  )
  const edition = reopenEdition({ text, file }, readFileSync('rulebooks/vocabulary.yaml', 'utf8'))
  if (!edition.ok) throw new Error('the model trust cannot be read')
  const facts = { 'actor.role': 'volunteer', 'subject.role': 'pupil', 'subject.relative': 'no' }
  const question = { action: 'accept-connection', asOf: 2024_01_10, facts }
  const { outcome, lenient } = explain(edition.value, question, 'said').answer
  return [outcomeWords(outcome), lenient && outcomeWords(lenient)]
}

test('people in doubt are bound and told so, until the trust settles it either way', () => {
  expect(volunteerUnder('unset')).toEqual(['deny (binding)', 'not-covered'])
  expect(volunteerUnder('strict')).toEqual(['deny (binding)', undefined])
  expect(volunteerUnder('lenient')).toEqual(['not-covered', undefined])
})

test('of several people in doubt each one is told', () => {
  const edition = editionOf('LEA')
  const facts = { 'actor.role': 'governor', 'subject.role': 'pupil', 'context.account': 'personal' }
  const question = { action: 'accept-connection', asOf: 2023_11_15, facts }

  const { doubts } = explain(edition, question, 'said').answer

  expect(doubts.map(({ setting }) => setting)).toContain('scope.members')
})
