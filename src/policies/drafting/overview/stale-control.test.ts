import { expect, test } from 'vitest'

import { setControl } from '#rulebooks/writing/control.ts'
import { editionOf, fiveRulebooks } from '#test/rulebooks.ts'
import { rewritten } from '#test/reading.ts'

import { staleControl } from './stale-control.ts'

const base = editionOf('LEA')

function drafted(control: Parameters<typeof setControl>[1]): string {
  const text = setControl(base.source, control)
  if (!text.ok) throw new Error('document control cannot be written')
  return text.value
}

test('clauses that still name the edition and the review of before are pointed out', () => {
  const text = drafted({ edition: '0.2', review: { due: '2027-08-31', words: 'summer 2027' } })
  const draft = rewritten(base, base.source, text)

  expect(staleControl(draft, base)).toEqual([
    {
      clause: 'LEA-0.03',
      says: 'The words still say “summer 2024”; document control now says “summer 2027”.',
    },
    {
      clause: 'LEA-0.08',
      says: 'The words still say “edition 0.1”; document control now says “edition 0.2”.',
    },
  ])
})

test('another edition whose number begins alike is not meant', () => {
  const text = drafted({ edition: '0.2' }).replace('Edition 0.1 is new', 'Edition 0.12 is new')

  expect(staleControl(rewritten(base, base.source, text), base)).toEqual([])
})

test('an edition beside itself has nothing stale', () => {
  for (const edition of fiveRulebooks().editions.values()) {
    expect(staleControl(edition, edition)).toEqual([])
    expect(staleControl(edition, undefined)).toEqual([])
  }
})
