import { expect, test } from 'vitest'

import type { ControlFacts } from './control-facts.ts'
import { correctedControl, typedControl } from './corrected-control.ts'

const before: ControlFacts = {
  title: { value: 'Online conduct', clause: '0.02' },
  version: { value: '0.3', clause: '0.03' },
  ownerIsNamed: { value: true, clause: '0.04' },
  history: [{ on: '2024-05-01', summary: 'New policy', by: 'not stated' }],
}

test('what is left as it was is cited where it was found, and what is new where it fits', () => {
  const typed = { ...typedControl(before), approved: 'summer 2025', owner: 'Head of Safeguarding' }
  const done = correctedControl(before, typed, '0.01')

  expect(done.ok && done.value).toEqual({
    title: before.title,
    edition: { value: '0.3', clause: '0.03' },
    approved: {
      value: { from: '2025-04-01', to: '2025-08-31', words: 'summer 2025' },
      clause: '0.01',
    },
    owner: { value: 'Head of Safeguarding', clause: '0.04' },
    history: before.history,
  })
})

test('a date that is none, a person as the owner and a cycle in words are refused', () => {
  const typed = {
    ...typedControl(before),
    nextReview: 'soon',
    owner: 'Mrs A Somebody',
    cycle: 'yearly',
  }
  const done = correctedControl(before, typed, '0.01')

  expect(done.ok ? [] : done.error.map(({ field }) => field)).toEqual([
    'nextReview',
    'cycle',
    'owner',
  ])
})
