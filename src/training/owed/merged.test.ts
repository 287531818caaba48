import { expect, test } from 'vitest'

import { cover } from './cover.ts'
import type { Item } from './item.ts'
import { mergedOf } from './merged.ts'
import { boundAs, peopleBound, type Bound } from './people-bound.ts'
import type { Requirement } from './requirement.ts'

import { editionOf } from '#test/rulebooks.ts'

const doubt = { setting: 'scope.volunteers', why: 'The text does not say.' }

function binding(given: Partial<Requirement> = {}, bound: Bound = {}) {
  const requirement: Requirement = {
    key: 'read:policy',
    about: { type: 'clauses', reach: 'policy', clauses: ['LEA-1.01'] },
    asks: 'read',
    clause: 'LEA-1.01',
    who: new Map(),
    rhythm: { first: true, eachEdition: false },
    before: [],
    own: false,
    ...given,
  }
  return { requirement, bound }
}

function item(key: string, given: Partial<Item> = {}): Item {
  const about = { type: 'clauses', reach: 'policy', clauses: [] } as const
  const said = { asks: 'read', askedBy: [key], own: false, before: [], standing: 'never' } as const
  return { key, about, ...said, clauses: [], changes: [], ...given }
}

test('who is bound without a doubt by one of two clauses is bound without a doubt', () => {
  const [both] = mergedOf([binding({}, { doubt }), binding()])
  const [doubted] = mergedOf([binding({}, { doubt }), binding({}, { doubt })])

  expect(both?.doubt).toBeUndefined()
  expect(doubted?.doubt).toEqual(doubt)
})

test('of two times in which something comes round the shorter holds, in whatever unit it is', () => {
  const every = (count: number, unit: 'days' | 'months') =>
    binding({ rhythm: { first: false, eachEdition: false, every: { count, unit } } })

  expect(mergedOf([every(12, 'months'), every(90, 'days')])[0]?.rhythm.every?.count).toBe(90)
  expect(mergedOf([every(2, 'months'), every(90, 'days')])[0]?.rhythm.every?.count).toBe(2)
})

test('a role named twice is bound in the firmer way, whichever comes first', () => {
  const dow = editionOf('DOW')
  const doubted =
    [...dow.rulebook.people].find(([, { doubtful }]) => doubtful.length > 0)?.[0] ?? ''

  expect(peopleBound([doubted], dow).get('volunteer')?.doubt).toBeDefined()
  expect(peopleBound([doubted, 'volunteer'], dow).get('volunteer')).toEqual({})
  expect(peopleBound(['volunteer', doubted], dow).get('volunteer')).toEqual({})
})

test('somebody with two roles is bound by the firmer of them', () => {
  const who = new Map<string, Bound>([
    ['volunteer', { doubt }],
    ['teacher', {}],
  ])

  expect(boundAs(who, ['volunteer', 'teacher'], 20_261_120)).toEqual({})
})

test('a part is asked for with the whole by the earlier of their days, whichever has it', () => {
  const due = (whole?: string, part?: string) =>
    cover([item('read:policy', { due: whole }), item('read:section:LEA-2.01', { due: part })]).map(
      (one) => one.due,
    )

  expect(due('2026-12-01', '2026-11-25')).toEqual(['2026-11-25'])
  expect(due('2026-11-25', '2026-12-01')).toEqual(['2026-11-25'])
  expect(due(undefined, '2026-12-01')).toEqual(['2026-12-01'])
})

test('a part goes with the whole where doing that settles it, and stays where it stands apart', () => {
  const keys = (whole: Item['standing'], part: Item['standing']) =>
    cover([
      item('read:policy', { standing: whole }),
      item('read:section:LEA-2.01', { standing: part }),
    ]).map(({ key }) => key)

  expect(keys('again', 'changed')).toEqual(['read:policy'])
  expect(keys('again', 'done')).toEqual(['read:policy', 'read:section:LEA-2.01'])
  expect(keys('done', 'again')).toEqual(['read:policy', 'read:section:LEA-2.01'])
  expect(keys('changed', 'never')).toEqual(['read:policy', 'read:section:LEA-2.01'])
})
