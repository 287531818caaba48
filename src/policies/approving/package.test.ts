import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'

import { lifeOf } from './life.ts'
import {
  countOf,
  neededOf,
  openOn,
  outcomeOf,
  type Package,
  type Share,
  type Vote,
} from './package.ts'

const inReview: Package = {
  state: 'in-review',
  packageId: 'p1',
  draftId: 'd1',
  revision: 3,
  seal: 'own',
  label: '2.0',
  inForceFrom: '2027-01-01',
  terms: { way: 'vote', body: 'Trust Board', quorum: 2, share: 'half', decideBy: '2026-12-18' },
  sha256: 'hash',
  sealedBy: 'clerk',
  sealedAt: clockAt('2026-11-20T12:00:00Z').now(),
}
const closed = { closedAt: inReview.sealedAt, closedBy: 'clerk', why: '' }
const approved: Package = { ...inReview, ...closed, state: 'approved' }

test('a package can be decided on up to its last day, and no later', () => {
  expect(openOn(inReview, '2026-12-18').ok).toBe(true)
  expect(openOn(inReview, '2026-12-19')).toEqual({
    ok: false,
    error: { type: 'lapsed', decideBy: '2026-12-18' },
  })
})

test.each(['approved', 'declined', 'withdrawn', 'lapsed'] as const)(
  'a package that was %s cannot be decided on again',
  (state) => {
    expect(openOn({ ...inReview, ...closed, state }, '2026-11-21')).toEqual({
      ok: false,
      error: { type: 'closed', state },
    })
  },
)

describe('of so many who may vote, these are needed', () => {
  test.each([
    [2, 2, 2],
    [3, 2, 2],
    [4, 3, 3],
    [5, 3, 4],
    [9, 5, 6],
  ])('of %i: %i for more than half, %i for two thirds', (entitled, half, thirds) => {
    expect(neededOf(entitled, 'half')).toBe(half)
    expect(neededOf(entitled, 'two-thirds')).toBe(thirds)
  })
})

describe('votes come to', () => {
  const five = { entitled: 5, quorum: 3, share: 'half' } as const
  test.each([
    ['nothing yet with two of three needed', { for: 2, against: 0, abstained: 0 }, 'open'],
    ['approval with three of five', { for: 3, against: 0, abstained: 0 }, 'approved'],
    ['nothing yet when two are against', { for: 0, against: 2, abstained: 0 }, 'open'],
    ['refusal when three cannot be had', { for: 2, against: 1, abstained: 2 }, 'declined'],
  ] as const)('%s', (_, count, outcome) => {
    expect(outcomeOf(count, five)).toBe(outcome)
  })

  test('nothing while fewer than the quorum voted, though enough are for it', () => {
    const three = { entitled: 3, quorum: 3, share: 'half' } as const

    expect(outcomeOf({ for: 2, against: 0, abstained: 0 }, three)).toBe('open')
    expect(outcomeOf({ for: 2, against: 0, abstained: 1 }, three)).toBe('approved')
  })
})

test('in whatever order people vote, the same votes come to the same, and what was settled stays', () => {
  const votes = fc.array(fc.constantFrom<Vote>('for', 'against', 'abstain'), {
    minLength: 2,
    maxLength: 9,
  })
  const share = fc.constantFrom<Share>('half', 'two-thirds')
  const quorum = fc.integer({ min: 2, max: 9 })
  fc.assert(
    fc.property(votes, fc.nat(), fc.record({ quorum, share }), (cast, by, of) => {
      fc.pre(of.quorum <= cast.length)
      const terms = { entitled: cast.length, ...of }
      const settled = (inOrder: readonly Vote[]) =>
        inOrder
          .map((_, index) => outcomeOf(countOf(asVotes(inOrder.slice(0, index + 1))), terms))
          .filter((outcome) => outcome !== 'open')
      const turned = [...cast.slice(by % cast.length), ...cast.slice(0, by % cast.length)]

      const [first] = settled(cast)
      expect(first).toBeDefined()
      expect(new Set([...settled(cast), ...settled(turned.toReversed())])).toEqual(new Set([first]))
    }),
  )
})

const asVotes = (votes: readonly Vote[]) => votes.map((vote) => ({ vote }))

describe('the life of an edition', () => {
  const own = { termId: '1', seal: 'own', fromDay: '2027-01-01', packageId: 'p1' }
  const later = { termId: '2', seal: 'next', fromDay: '2028-01-01', packageId: 'p2' }
  const due = { reviewDue: '2027-12-01' }

  test.each([
    ['a draft before there is a package', undefined, '2026-11-20', { state: 'draft' }],
    ['in review', inReview, '2026-12-18', { state: 'in-review', decideBy: '2026-12-18' }],
    ['a draft again when nobody decided in time', inReview, '2026-12-19', { state: 'draft' }],
    ['approved before its day', approved, '2026-12-31', { state: 'approved' }],
    ['in force on its day', approved, '2027-01-01', { state: 'in-force', since: '2027-01-01' }],
    ['in force on the day its review is due', approved, '2027-12-01', { state: 'in-force' }],
    ['overdue the day after', approved, '2027-12-02', { state: 'overdue' }],
    ['replaced when the next begins', approved, '2028-01-01', { state: 'replaced', by: 'next' }],
  ])('it is %s', (...given) => {
    const [, one, today, life] = given
    expect(lifeOf(one, [later, own], { today, ...due })).toMatchObject(life)
  })

  test('of two editions from the same day the one recorded later replaces the other', () => {
    const same = { ...later, fromDay: own.fromDay }

    expect(lifeOf(approved, [own, same], { today: own.fromDay, ...due })).toMatchObject({
      state: 'replaced',
      by: 'next',
    })
  })
})
