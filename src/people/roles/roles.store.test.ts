import { describe, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { makePerson, makeSchool, makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import { changeRole } from './change-role.ts'
import { endRole } from './end-role.ts'
import { giveRole } from './give-role.ts'
import { type Holding, isRole, type Role, roles } from './role.ts'
import { rolesLacking } from './roles-lacking.ts'
import { whoHolds } from './who-holds.ts'

const db = await testDb()
const needs = { db, clock: clockAt('2026-11-20T12:00:00Z') }
const from = '2026-09-01'

async function world() {
  const trust = await makeTrust(db)
  const [ash, elm] = [await makeSchool(db, trust, 'Ash'), await makeSchool(db, trust, 'Elm')]
  const { trustId } = trust
  const give = (personId: string, role: Role, more: Partial<Holding> = {}) =>
    giveRole(needs, { trustId, by: 'test', personId, role, capacity: 'holder', from, ...more })
  const given = async (...asked: Parameters<typeof give>) => {
    const holding = await give(...asked)
    if (!holding.ok) throw new Error(holding.error.type)
    return holding.value
  }
  const holders = async (day: string, role?: Role) =>
    (await whoHolds(needs, { trustId, day, ...(role ? { role } : {}) })).map(
      ({ personId, capacity }) => [personId, capacity],
    )
  return { trust, trustId, ash, elm, give, given, holders }
}

test('a role holds from its first day and no longer on the day it ends', async () => {
  const { trust, trustId, ash, given, holders } = await world()
  const { personId } = await makePerson(db, trust)
  const { holdingId } = await given(personId, 'dsl', { schoolId: ash.schoolId })

  const ended = await endRole(needs, { trustId, by: 'test', holdingId, on: '2026-10-23' })

  expect(ended).toMatchObject({ ok: true, value: { until: '2026-10-23' } })
  const days = ['2026-08-31', '2026-09-01', '2026-10-22', '2026-10-23']
  const held = []
  for (const day of days) held.push((await holders(day)).length)
  expect(held).toEqual([0, 1, 1, 0])
  expect(await endRole(needs, { trustId, by: 'test', holdingId, on: '2026-10-23' })).toMatchObject({
    error: { type: 'ended-already' },
  })
})

test('a holder is named before those who stand in, and a deputy is a role of its own', async () => {
  const { trust, trustId, ash, elm, given, holders } = await world()
  const [a, b, c] = [
    await makePerson(db, trust),
    await makePerson(db, trust),
    await makePerson(db, trust),
  ]
  await given(a.personId, 'dsl', { schoolId: ash.schoolId, capacity: 'alternate' })
  await given(b.personId, 'dsl', { schoolId: ash.schoolId })
  await given(c.personId, 'deputy-dsl', { schoolId: ash.schoolId })
  await given(c.personId, 'trust-dpo')

  expect(await holders(from, 'dsl')).toEqual([
    [b.personId, 'holder'],
    [a.personId, 'alternate'],
  ])
  expect(await holders(from, 'deputy-dsl')).toEqual([[c.personId, 'holder']])
  const atElm = await whoHolds(needs, { trustId, day: from, schoolId: elm.schoolId })
  expect(atElm.map(({ role }) => role)).toEqual(['trust-dpo'])
})

describe('a role is not given', () => {
  test.each<[string, { readonly role: Role; readonly type: string } & Partial<Holding>]>([
    ['for the trust when each school has its own', { role: 'dsl', type: 'wrong-scope' }],
    [
      'when it ends before it begins',
      { role: 'trust-dpo', until: from, type: 'ends-before-it-begins' },
    ],
    ['to nobody', { role: 'trust-dpo', personId: newId(), type: 'no-such-person' }],
    ['at a school of nobody', { role: 'dsl', schoolId: newId(), type: 'no-such-school' }],
  ])('%s', async (_, { role, type, ...more }) => {
    const { trust, give } = await world()
    const { personId } = await makePerson(db, trust)

    expect(await give(personId, role, more)).toMatchObject({ ok: false, error: { type } })
  })

  test('to a pupil, a parent, or someone who has left', async () => {
    const { trust, give } = await world()
    const pupil = await makePerson(db, trust, { stays: [{ kind: 'pupil' }, { kind: 'parent' }] })
    const left = await makePerson(db, trust, { stays: [{ kind: 'staff', until: from }] })

    for (const { personId } of [pupil, left]) {
      expect(await give(personId, 'trust-dpo')).toMatchObject({
        error: { type: 'not-of-the-trust' },
      })
    }
  })

  test('twice to one person at the same time, but again after it ended', async () => {
    const { trust, give, given } = await world()
    const { personId } = await makePerson(db, trust)
    await given(personId, 'trust-dpo', { until: '2026-10-01' })

    expect(await give(personId, 'trust-dpo', { from: '2026-09-30' })).toMatchObject({
      error: { type: 'held-already' },
    })
    expect(await give(personId, 'trust-dpo', { from: '2026-10-01' })).toMatchObject({ ok: true })
  })

  test('in another trust', async () => {
    const [one, other] = [await world(), await world()]
    const { personId } = await makePerson(db, one.trust)
    const holding = await one.given(personId, 'trust-dpo')

    expect(await other.give(personId, 'trust-dpo')).toMatchObject({
      error: { type: 'no-such-person' },
    })
    const asked = { trustId: other.trustId, by: 'test', holdingId: holding.holdingId, on: from }
    expect(await endRole(needs, asked)).toMatchObject({ error: { type: 'no-such-holding' } })
  })
})

test('a changed role keeps what was before in its history, with an audit entry each', async () => {
  const { trust, trustId, given } = await world()
  const { personId } = await makePerson(db, trust)
  const { holdingId } = await given(personId, 'trust-dpo')
  const asked = { trustId, by: 'test', holdingId }

  const changed = await changeRole(needs, { ...asked, to: { until: '2026-12-31' } })
  const wrong = await changeRole(needs, { ...asked, to: { until: '2026-01-01' } })

  expect(changed).toMatchObject({ ok: true, value: { from, until: '2026-12-31' } })
  expect(wrong).toMatchObject({ error: { type: 'ends-before-it-begins' } })
  const kept = await db.transactionFor(trustId, async ({ query }) => ({
    states: await query
      .selectFrom('people_history')
      .select('state')
      .where('subject_id', '=', holdingId)
      .orderBy('history_id')
      .execute(),
    actions: await query
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_id', '=', holdingId)
      .orderBy('entry_id')
      .execute(),
  }))
  expect(kept.states.map(({ state }) => state)).toMatchObject([{ from }, { until: '2026-12-31' }])
  expect(kept.actions.map(({ action }) => action)).toEqual(['role.given', 'role.changed'])
})

describe('what a rulebook needs and nobody holds', () => {
  test('is told for each school and for the trust, with the clauses that ask', async () => {
    const { trust, trustId, ash, elm, given } = await world()
    const [a, b] = [await makePerson(db, trust), await makePerson(db, trust)]
    await given(a.personId, 'dsl', { schoolId: ash.schoolId })
    await given(b.personId, 'deputy-dsl', { schoolId: ash.schoolId })
    await given(b.personId, 'headteacher', { schoolId: elm.schoolId })

    const lacking = await rolesLacking(needs, {
      trustId,
      day: from,
      needed: [
        { type: 'any', roles: ['dsl', 'deputy-dsl'], clause: 'OAK-1' },
        { type: 'any', roles: ['deputy-dsl', 'dsl'], clause: 'OAK-2' },
        { type: 'all', roles: ['headteacher', 'trust-dpo'], clause: 'OAK-3' },
        { type: 'all', roles: ['parents'], clause: 'OAK-4' },
        { type: 'any', roles: ['clerk', 'other-agency'], clause: 'OAK-5' },
      ],
    })

    const [school, other] = [ash, elm].map(({ schoolId, name }) => ({ schoolId, name }))
    expect(lacking).toEqual([
      {
        type: 'nobody',
        roles: ['deputy-dsl', 'dsl'],
        school: other,
        clauses: ['OAK-1', 'OAK-2'],
      },
      { type: 'nobody', roles: ['headteacher'], school, clauses: ['OAK-3'] },
      { type: 'no-alternate', roles: ['headteacher'], school: other, clauses: ['OAK-3'] },
      { type: 'nobody', roles: ['trust-dpo'], school: undefined, clauses: ['OAK-3'] },
    ])
  })

  test('an alternate is enough for the day on which it is about the holder', async () => {
    const { trust, trustId, given } = await world()
    const [a, b] = [await makePerson(db, trust), await makePerson(db, trust)]
    await given(a.personId, 'trust-dpo')
    const needed = [{ type: 'all', roles: ['trust-dpo'], clause: 'OAK-1' }] as const
    const lacking = () => rolesLacking(needs, { trustId, day: from, needed })

    expect(await lacking()).toMatchObject([{ type: 'no-alternate' }])
    await given(b.personId, 'trust-dpo', { capacity: 'alternate' })
    expect(await lacking()).toEqual([])
  })
})

test('the database knows the same roles as the code', async () => {
  const { trust, trustId, ash, given } = await world()
  const { personId } = await makePerson(db, trust)
  for (const role of roles) {
    const isOfTrust = ['trust-dpo', 'trust-central', 'trustee', 'system-administrator'].includes(
      role,
    )
    await given(personId, role, isOfTrust ? {} : { schoolId: ash.schoolId })
  }

  expect(await whoHolds(needs, { trustId, day: from })).toHaveLength(roles.length)
  expect([isRole('dsl'), isRole('toString'), isRole('parents')]).toEqual([true, false, false])
})
