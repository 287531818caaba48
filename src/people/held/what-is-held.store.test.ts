import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { oneRoster } from '#test/import-files.ts'
import { makePerson, makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import { applyImport } from '#people/imports/import-people.ts'
import { giveRole } from '#people/roles/give-role.ts'
import { whatIsHeld } from './what-is-held.ts'

const db = await testDb()
const needs = { db, clock: clockAt('2026-11-20T12:00:00Z') }

test('everything held about a person comes as one value, and the look is recorded', async () => {
  const trust = await makeTrust(db)
  const { trustId } = trust
  const { personId, familyName } = await makePerson(db, trust, { email: 'ada@staff.example' })
  const role = { role: 'trust-dpo', capacity: 'holder', from: '2026-09-01' } as const
  await giveRole(needs, { trustId, by: 'test', personId, ...role })

  const held = await whatIsHeld(needs, { trustId, personId, by: personId })

  expect(held).toMatchObject({
    personId,
    familyName,
    email: 'ada@staff.example',
    stays: [{ kind: 'staff', job: 'teacher' }],
    roles: [{ role: 'trust-dpo', from: '2026-09-01' }],
    family: [],
    knownAs: [],
    history: [{ cause: 'added by hand', state: { familyName } }],
    heldAt: '2026-11-20T12:00:00.000Z',
  })
  const looks = await db.transactionFor(trustId, ({ query }) =>
    query
      .selectFrom('audit_entry')
      .select(['actor', 'subject_id'])
      .where('action', '=', 'person.shown')
      .execute(),
  )
  expect(looks).toEqual([{ actor: personId, subject_id: personId }])
})

test('a child’s parents stand in it by id only, never by name', async () => {
  const { trustId } = await makeTrust(db)
  const roster = await oneRoster([
    { id: 'p1', name: 'Ada Ash', agents: 'g1' },
    { id: 'g1', name: 'Secretname Clover', role: 'guardian' },
  ])
  await applyImport(needs, { trustId, by: 'test', source: 'mis', roster, day: '2026-11-20' })
  const [child] = await db.transactionFor(trustId, ({ query }) =>
    query.selectFrom('pupil').select('person_id').execute(),
  )

  const held = await whatIsHeld(needs, { trustId, personId: child?.person_id ?? '', by: 'test' })

  expect(held).toMatchObject({
    knownAs: [{ source: 'mis', id: 'p1' }],
    family: [{ hasResponsibility: false }],
  })
  expect(JSON.stringify(held)).not.toContain('Secretname')
})

test('nothing is held about someone of another trust', async () => {
  const [one, other] = [await makeTrust(db), await makeTrust(db)]
  const { personId } = await makePerson(db, one)
  const asked = { trustId: other.trustId, by: 'test' }

  expect(await whatIsHeld(needs, { ...asked, personId })).toBeUndefined()
  expect(await whatIsHeld(needs, { ...asked, personId: newId() })).toBeUndefined()
})
