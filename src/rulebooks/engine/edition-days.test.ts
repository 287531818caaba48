import { describe, expect, test } from 'vitest'

import { readDay } from '#core/day.ts'
import { modelLibrary } from '#test/model-trust.ts'

import type { Answer } from './answer.ts'
import type { Edition } from './compile.ts'
import { explain } from './explain.ts'

/** The model edition, in force for the year 2024 only; its review is due on 31 August 2024. */
function editionOf2024(): Edition {
  const edition = modelLibrary().editions.get('MOD')
  if (!edition) throw new Error('there is no model trust')
  const { rulebook } = edition
  const inForce = { from: 2024_01_01, until: 2024_12_31 }
  return { ...edition, rulebook: { ...rulebook, control: { ...rulebook.control, inForce } } }
}

function answerOn(day: string): Answer {
  const facts = { 'actor.role': 'teacher', 'subject.role': 'pupil', 'context.account': 'personal' }
  const question = { action: 'accept-connection', asOf: readDay(day), facts }
  return explain(editionOf2024(), question, 'said').answer
}

describe('an edition answers from its first to its last day, both included', () => {
  test.each([
    ['2023-12-31', 'not-covered', ['record:no-policy-in-force']],
    ['2024-01-01', 'deny', []],
    ['2024-12-31', 'deny', []],
    ['2025-01-01', 'not-covered', ['record:no-policy-in-force']],
  ])('on %s: %s', (day, answer, notes) => {
    expect(answerOn(day)).toMatchObject({ outcome: { answer }, notes })
  })
})

describe('a review is overdue from the day after it was due, and the policy still answers', () => {
  test.each([
    ['2024-08-30', false],
    ['2024-08-31', false],
    ['2024-09-01', true],
  ])('on %s: %s', (day, overdue) => {
    expect(answerOn(day)).toMatchObject({ outcome: { answer: 'deny' }, edition: { overdue } })
  })
})
