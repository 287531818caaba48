import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { modelLibrary } from '#test/model-trust.ts'

import { editionLines } from './edition-line.ts'

const first = modelLibrary().editions.get('MOD')
const term = (label: string, fromDay: string) => ({
  termId: label,
  seal: `seal-${label}`,
  label,
  fromDay,
  recordedAt: clockAt('2026-01-01T00:00:00Z').now(),
  recordedBy: 'clerk',
})

test('each edition is in force until the next begins', () => {
  const lines = editionLines(
    [term('3.0', '2027-09-01'), term('2.0', '2025-09-01')],
    first,
    '2026-11-20',
  )

  expect(lines.map(({ label, from, until, state }) => [label, from, until, state])).toEqual([
    ['1.0', '2023-03-01', '2025-09-01', 'replaced'],
    ['2.0', '2025-09-01', '2027-09-01', 'in-force'],
    ['3.0', '2027-09-01', undefined, 'coming'],
  ])
})

test('on the day an edition begins the one before is replaced', () => {
  const states = (day: string) =>
    editionLines([term('2.0', '2025-09-01')], first, day).map(({ state }) => state)

  expect(states('2025-08-31')).toEqual(['in-force', 'coming'])
  expect(states('2025-09-01')).toEqual(['replaced', 'in-force'])
})

test('an edition that another overtook on its first day was never in force', () => {
  const lines = editionLines(
    [term('3.0', '2025-09-01'), term('2.0', '2025-09-01')],
    first,
    '2026-01-01',
  )

  expect(lines.map(({ state }) => state)).toEqual(['replaced', 'passed-over', 'in-force'])
})
