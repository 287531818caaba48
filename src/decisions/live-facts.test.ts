import { describe, expect, test } from 'vitest'

import { modelLibrary } from '#test/model-trust.ts'

import { withRecords, type FromRecords, type RecordedFact } from './live-facts.ts'

const edition = modelLibrary().editions.get('MOD')
if (edition === undefined) throw new Error('the model trust has no edition')

const asked = { edition, asOf: '2026-11-20', action: 'accept-connection' } as const
const none: RecordedFact = {
  fact: 'subject.relative',
  value: 'no',
  mayBeSaid: [],
  because: 'Nothing is on record.',
}
const told = (as: Partial<FromRecords> = {}): FromRecords => ({
  recorded: [none],
  facts: {},
  cited: [],
  choices: [],
  ...as,
})
const facts = {
  'actor.role': 'teacher',
  'subject.role': 'pupil',
  'context.account': 'personal',
} as const

describe('a fact that only records tell', () => {
  test('is what is on record, whatever is claimed', () => {
    const claimed = { ...facts, 'subject.relative': 'yes' }

    expect(withRecords({ ...asked, facts: claimed }, told()).facts).toMatchObject({
      'subject.relative': 'no',
    })
  })

  test('is told where the answer turns on it, though nobody spoke of it', () => {
    expect(withRecords({ ...asked, facts }, told()).recorded).toEqual([none])
  })

  test('is left out where neither is so', () => {
    const elsewhere = { ...asked, action: 'send-message', facts: { 'subject.role': 'colleague' } }

    expect(withRecords(elsewhere, told())).toMatchObject({ facts: elsewhere.facts, recorded: [] })
  })

  test('may be said where that makes the answer no milder', () => {
    const honest = { ...none, value: 'yes', mayBeSaid: ['no'] }
    const said = { ...facts, 'subject.relative': 'no' }

    expect(
      withRecords({ ...asked, facts: said }, told({ recorded: [honest] })).facts,
    ).toMatchObject({ 'subject.relative': 'no' })
  })

  test('is not known where nothing is on record, whatever is claimed', () => {
    const claimed = { ...facts, 'subject.relative': 'yes' }
    const unknown = { ...none, value: undefined }
    const { facts: known } = withRecords(
      { ...asked, facts: claimed },
      told({ recorded: [unknown] }),
    )

    expect(Object.keys(known)).not.toContain('subject.relative')
  })
})

test('what a record tells besides gives way to what was said', () => {
  const beside = told({ facts: { 'subject.role': 'parent', 'context.channel': 'facebook' } })

  expect(withRecords({ ...asked, facts }, beside).facts).toMatchObject({
    'subject.role': 'pupil',
    'context.channel': 'facebook',
  })
})

test('records are to be chosen from only where the answer turns on one', () => {
  const choices = [{ record: 'one', says: 'One' }]
  const elsewhere = { ...asked, action: 'send-message', facts: { 'subject.role': 'colleague' } }

  expect(withRecords({ ...asked, facts }, told({ choices })).choices).toEqual(choices)
  expect(withRecords(elsewhere, told({ choices })).choices).toEqual([])
})
