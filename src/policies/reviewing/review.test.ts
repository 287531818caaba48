import { describe, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'

import { standingOn, stateOf, type Review } from './review.ts'

describe('a review is overdue from the day after it was due', () => {
  test.each([
    ['2025-07-30', false, undefined],
    ['2025-07-31', false, undefined],
    ['2025-08-01', true, '31 July 2025'],
  ])('on %s', (day, isOverdue, overdue) => {
    expect(standingOn(day, '2025-07-31')).toEqual({ due: '2025-07-31', isOverdue, overdue })
  })
})

const review: Review = {
  reviewId: 'r',
  cause: 'cycle',
  seal: 'now',
  reason: 'Its time came round.',
  due: '2026-11-20',
  openedAt: clockAt('2026-10-01T06:00:00Z').now(),
  openedBy: 'system',
  steps: 0,
}
const said = { on: '2026-11-01', body: 'Board', minute: '7', note: '', recordedBy: 'p' }
const drafted = { ...said, type: 'draft-begun', draftId: 'd', draftTitle: 'New' } as const
const on = (today: string, inForce = 'now') => ({ today, inForce, due: '2026-11-20' })

test('a review is to be done, too late, or done', () => {
  expect(stateOf(review, on('2026-11-20'))).toBe('open')
  expect(stateOf(review, on('2026-11-21'))).toBe('overdue')
  const noChange = { ...said, type: 'no-change', nextDue: '2027-11-01' } as const
  expect(stateOf({ ...review, outcome: noChange }, on('2026-11-21'))).toBe('done')
})

test('a draft ends a review, and one that is withdrawn opens it again', () => {
  const with_ = (draftState: string) => ({ ...review, outcome: { ...drafted, draftState } })

  expect(stateOf(with_('drafting'), on('2026-11-21'))).toBe('done')
  expect(stateOf(with_('published'), on('2026-11-21'))).toBe('done')
  expect(stateOf(with_('withdrawn'), on('2026-11-21'))).toBe('overdue')
})

test('the review that came round ends with its edition, one for an event does not', () => {
  expect(stateOf(review, on('2026-11-21', 'newer'))).toBe('replaced')
  expect(stateOf({ ...review, cause: 'guidance-change' }, on('2026-11-21', 'newer'))).toBe(
    'overdue',
  )
})

test('an outcome that was taken back leaves its review open', () => {
  const takenBack = { ...said, type: 'taken-back', note: 'The wrong policy.' } as const

  expect(stateOf({ ...review, outcome: takenBack }, on('2026-11-21'))).toBe('overdue')
})

test('the review of a day that was set by a record taken back is not asked for any more', () => {
  const earlier = { ...on('2026-11-21'), due: '2024-08-31' }

  expect(stateOf(review, earlier)).toBe('moved')
  expect(stateOf({ ...review, cause: 'concern' }, earlier)).toBe('overdue')
})
