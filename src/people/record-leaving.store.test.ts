import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { makePerson, makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import { factsAbout } from './facts-about.ts'
import { recordLeaving } from './record-leaving.ts'
import { giveRole } from './roles/give-role.ts'
import { rolesOf } from './roles/roles-of.ts'
import { whoHolds } from './roles/who-holds.ts'

const db = await testDb()
const needs = { db, clock: clockAt('2026-11-20T12:00:00Z') }
const on = '2026-11-20'
const dpo = { role: 'trust-dpo', capacity: 'holder', from: '2026-09-01' } as const

test('who leaves loses every role that day, and asks as nobody from then on', async () => {
  const trust = await makeTrust(db)
  const { trustId } = trust
  const { personId } = await makePerson(db, trust, { stays: [{ kind: 'staff' }] })
  await giveRole(needs, { trustId, by: 'test', personId, ...dpo })

  const left = await recordLeaving(needs, { trustId, by: 'test', personId, on })

  expect(left).toMatchObject({ ok: true, value: { stays: [{ kind: 'staff', until: on }] } })
  expect(await whoHolds({ db }, { trustId, day: '2026-11-19' })).toHaveLength(1)
  expect(await whoHolds({ db }, { trustId, day: on })).toEqual([])
  expect(await factsAbout({ db }, { trustId, personId, day: on, as: 'actor' })).toEqual({})
  expect(await recordLeaving(needs, { trustId, by: 'test', personId, on })).toEqual({
    ok: false,
    error: { type: 'left-already' },
  })
})

test('a governor who stops teaching keeps the roles of a governor', async () => {
  const trust = await makeTrust(db)
  const { trustId } = trust
  const stays = [{ kind: 'staff' }, { kind: 'governor' }] as const
  const { personId } = await makePerson(db, trust, { stays })
  await giveRole(needs, { trustId, by: 'test', personId, ...dpo })

  await recordLeaving(needs, { trustId, by: 'test', personId, on, kind: 'staff' })

  expect(await whoHolds({ db }, { trustId, day: on })).toHaveLength(1)
})

test('a role without an end is not held beyond the stay it rests on', async () => {
  const trust = await makeTrust(db)
  const { trustId } = trust
  const stays = [{ kind: 'contractor', until: '2026-12-31' }] as const
  const { personId } = await makePerson(db, trust, { stays })
  await giveRole(needs, { trustId, by: 'test', personId, ...dpo })

  expect(await whoHolds({ db }, { trustId, day: '2026-12-30' })).toHaveLength(1)
  expect(await whoHolds({ db }, { trustId, day: '2026-12-31' })).toEqual([])
})

test('a role that was to begin after the last day ends where it begins', async () => {
  const trust = await makeTrust(db)
  const { trustId } = trust
  const { personId } = await makePerson(db, trust, { stays: [{ kind: 'staff' }] })
  const from = '2027-01-01'
  await giveRole(needs, { trustId, by: 'test', personId, ...dpo, from })

  await recordLeaving(needs, { trustId, by: 'test', personId, on })

  expect(await rolesOf({ db }, { trustId, personId })).toMatchObject([{ from, until: from }])
})

test('a stranger cannot leave', async () => {
  const { trustId } = await makeTrust(db)

  expect(await recordLeaving(needs, { trustId, by: 'test', personId: newId(), on })).toEqual({
    ok: false,
    error: { type: 'no-such-person' },
  })
})
