import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { makePerson, makeSchool, makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import { leavingOf } from './leaving.ts'
import { holdsOn, type Kind, type Stay } from './person.ts'
import { recordLeaving } from './record-leaving.ts'
import { giveRole } from './roles/give-role.ts'
import { rolesOf } from './roles/roles-of.ts'

const db = await testDb()
const needs = { db, clock: clockAt('2026-11-20T12:00:00Z') }
const trust = await makeTrust(db)
const { trustId } = trust
const { schoolId } = await makeSchool(db, trust)

type Case = {
  readonly name: string
  readonly stays: readonly Stay[]
  readonly on: string
  readonly kind?: Kind
}

const teacher = { kind: 'staff', schoolId } as const
const cases: readonly Case[] = [
  { name: 'a teacher leaves today', stays: [teacher], on: '2026-11-20' },
  { name: 'a teacher will leave', stays: [teacher], on: '2027-08-31' },
  { name: 'a teacher left some time ago', stays: [teacher], on: '2026-09-15' },
  {
    name: 'a teacher who is a governor leaves as a teacher',
    stays: [teacher, { kind: 'governor' }],
    on: '2026-11-20',
    kind: 'staff',
  },
  {
    name: 'a teacher who is a parent leaves as a teacher',
    stays: [teacher, { kind: 'parent' }],
    on: '2026-11-20',
    kind: 'staff',
  },
  {
    name: 'somebody leaves whose other work has ended by then',
    stays: [teacher, { kind: 'contractor', until: '2026-12-01' }],
    on: '2027-01-01',
    kind: 'staff',
  },
]

test.each(cases)('$name: what is said to end is what ends', async ({ stays, on, kind }) => {
  const person = await makePerson(db, trust, { stays })
  const { personId } = person
  const role = { role: 'leadership', schoolId, capacity: 'holder', from: '2026-09-01' } as const
  await giveRole(needs, { trustId, by: 'test', personId, ...role })
  const before = await rolesOf({ db }, { trustId, personId })

  const said = leavingOf(person, before, { on, kind })
  const asked = { trustId, by: 'test', personId, on }
  const left = await recordLeaving(needs, kind === undefined ? asked : { ...asked, kind })
  const after = await rolesOf({ db }, { trustId, personId })

  if (!left.ok) throw new Error(left.error.type)
  const ended = left.value.stays.filter((stay, index) => stay.until !== stays[index]?.until)
  expect(said.stays.map((stay) => stay.kind)).toEqual(ended.map((stay) => stay.kind))
  expect(said.roles.map(({ holdingId }) => holdingId)).toEqual(
    after.filter(({ until }) => until !== undefined).map(({ holdingId }) => holdingId),
  )
  expect(said.isGone).toBe(!left.value.stays.some((stay) => holdsOn(stay, on)))
})
