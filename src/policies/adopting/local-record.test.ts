import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'

import { standingOf, type LocalRecord } from './local-record.ts'

function record(recordId: string, more: Partial<LocalRecord>): LocalRecord {
  const where = { seal: 'seal', schoolId: 'ash', kind: 'review', body: 'Committee' } as const
  const recordedAt = clockAt('2026-11-20T12:00:00Z').now()
  return { recordId, ...where, minute: '', recordedAt, recordedBy: 'clerk', ...more }
}

test('of several reviews the latest stands, in whatever order they were recorded', () => {
  const [late, early] = [record('1', { on: '2026-10-05' }), record('2', { on: '2026-09-28' })]

  expect(standingOf([late, early])).toBe(late)
})

test('what was corrected or taken back does not stand', () => {
  const wrong = record('1', { on: '2026-10-05' })
  const right = record('2', { on: '2026-09-28', corrects: '1' })

  expect(standingOf([wrong, right])).toBe(right)
  expect(standingOf([wrong, right, record('3', { corrects: '2' })])).toBeUndefined()
})
