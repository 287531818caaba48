import { expect, test } from 'vitest'

import { instantAt } from '#core/clock.ts'

import type { Choice } from './choice.ts'
import type { ReviewClause } from './review-clause.ts'
import { saidOf, standsAlike, type Saying } from './saying.ts'

const choice = (control: string): Choice => ({ control, reasons: [], settings: [], urgent: false })

const ada = { by: 'ada', at: instantAt(Date.parse('2026-11-20T10:00:00Z')) }
const ben = { by: 'ben', at: instantAt(Date.parse('2026-11-20T11:00:00Z')) }

const clause: ReviewClause = {
  place: 3,
  section: '2',
  title: 'Friends',
  clause: {
    number: '2.01',
    text: 'Staff must not accept pupils as friends.',
    sources: [4],
    kind: 'statement',
    around: { section: 'Friends', part: '', lead: '', leant: '' },
  },
  offered: [choice('friends'), choice('messages')],
  choices: [choice('friends'), choice('messages')],
  state: 'to-do',
  revision: 0,
}

const after = (...sayings: readonly Saying[]): ReviewClause =>
  sayings.reduce((one, saying) => saidOf(one, saying, ada), clause)
const controls = ({ choices }: ReviewClause) =>
  choices.map(({ control, accepted }) => `${control}${accepted ? ' accepted' : ''}`)

test('a clause is done with when every control that stands for it is accepted', () => {
  expect(after({ type: 'accept' }).state).toBe('rule')
  expect(after({ type: 'drop', control: 'messages' }).state).toBe('to-do')
  expect(after({ type: 'control', choice: choice('friends') }).state).toBe('to-do')
})

test('a statement has no control, and can go back to what was offered', () => {
  expect(after({ type: 'statement' })).toMatchObject({ state: 'statement', choices: [] })
  expect(controls(after({ type: 'statement' }, { type: 'offered' }))).toEqual([
    'friends',
    'messages',
  ])
})

test('a control comes in the place of another, or beside those that stand', () => {
  const other = choice('profiles')

  expect(controls(after({ type: 'control', choice: other, instead: 'friends' }))).toEqual([
    'profiles accepted',
    'messages',
  ])
  expect(controls(after({ type: 'control', choice: other }))).toEqual([
    'friends',
    'messages',
    'profiles accepted',
  ])
  expect(
    controls(after({ type: 'control', choice: choice('messages'), instead: 'friends' })),
  ).toEqual(['messages accepted'])
})

test('what is said twice stands alike, and counts', () => {
  const [once, twice] = [after({ type: 'accept' }), after({ type: 'accept' }, { type: 'accept' })]

  expect(standsAlike(once, twice)).toBe(true)
  expect(twice.revision).toBe(2)
})

test('each control keeps who accepted it, and who accepts the rest takes nothing over', () => {
  const first = saidOf(clause, { type: 'control', choice: choice('friends') }, ada)
  const both = saidOf(first, { type: 'accept' }, ben)

  expect(both.choices.map(({ accepted }) => accepted)).toEqual([ada, ben])
  expect(both.said).toEqual(ben)
})
