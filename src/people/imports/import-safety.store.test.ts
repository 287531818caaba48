import { describe, expect, test } from 'vitest'

import { addStay } from '#people/add-stay.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import { whatIsHeld } from '#people/held/what-is-held.ts'
import { oneRoster } from '#test/import-files.ts'
import { clock, importing, pupils, teacher, today } from '#test/importing.ts'
import { makeSchool, makeTrust } from '#test/makers.ts'
import { containing } from '#test/matching.ts'
import { testDb } from '#test/test-db.ts'

import { applyPlan } from './apply.store.ts'
import { findHeld } from './held.store.ts'
import { planImport } from './plan-import.ts'

const db = await testDb()
const { applied, apply, everything, personIdOf } = importing(db)

describe('ids of digits', () => {
  test('that a spreadsheet took the zeros from are refused, and nobody leaves by it', async () => {
    const trust = await makeTrust(db)
    const person = { id: '00123', name: 'Ada Ash' }
    await applied(trust, await oneRoster([person]))

    const { refused, counts } = await applied(trust, await oneRoster([{ ...person, id: '123' }]))

    expect(counts).toMatchObject({ new: 0, left: 0, refused: 1 })
    expect(refused).toMatchObject([{ row: 2, reason: containing('00123') }])
  })
})

test('a person at a school that nobody knows is refused by name of the school', async () => {
  const trust = await makeTrust(db)

  const { refused, counts } = await applied(trust, await oneRoster([{ ...teacher, orgs: 's9' }]))

  expect(counts).toMatchObject({ new: 0, refused: 1 })
  expect(refused[0]?.reason).toBe('there is no school “s9”')
})

test('an import that fails in the middle leaves nothing behind', async () => {
  const trust = await makeTrust(db)
  await makeSchool(db, trust)
  const before = await everything(trust)
  const roster = await oneRoster(pupils(2))

  const work = db.transactionFor(trust.trustId, async (tx) => {
    const plan = planImport(roster, await findHeld(tx, 'mis'), today)
    const change = { at: clock.now(), cause: 'import', source: 'mis' }
    await applyPlan(tx, plan, change)
    await applyPlan(tx, plan, change)
  })

  await expect(work).rejects.toThrow(/stay_pkey/)
  expect(await everything(trust)).toBe(before)
})

test('two imports at the same time are done one after the other', async () => {
  const trust = await makeTrust(db)
  const roster = await oneRoster(pupils(20))

  const both = await Promise.all([apply(trust, roster), apply(trust, roster)])

  const counts = both.map((done) => (done.ok ? done.value.counts.new : -1))
  expect(counts.toSorted((a, b) => a - b)).toEqual([0, 20])
})

test('what was entered by hand of a known person is neither changed nor ended by a file', async () => {
  const trust = await makeTrust(db)
  const { trustId } = trust
  await applied(trust, await oneRoster([{ id: 'g1', name: 'Cai Ash', role: 'guardian' }]))
  const personId = await personIdOf(trust, 'g1')
  const schoolId = (await listSchools({ db }, trust))[0]?.schoolId
  const stay = { kind: 'staff', job: 'support-staff', schoolId, from: '2026-01-01' } as const
  const added = await addStay({ db, clock }, { trustId, by: 'test', personId, stay })

  await applied(trust, await oneRoster([{ id: 'g1', name: 'Cai Ash', role: 'teacher' }]), {
    confirmLeaving: 1,
  })
  await applied(trust, await oneRoster([]), { confirmLeaving: 1 })

  expect(added.ok).toBe(true)
  expect(await addStay({ db, clock }, { trustId, by: 'test', personId, stay })).toEqual({
    ok: false,
    error: { type: 'is-already' },
  })
  const held = await whatIsHeld({ db, clock }, { trustId, personId, by: 'test' })
  expect(held?.stays).toMatchObject([
    { kind: 'parent', until: today },
    { kind: 'staff', job: 'support-staff', until: undefined },
    { kind: 'staff', job: 'teacher', until: today },
  ])
})

test('one trust’s import sees and touches nothing of another’s', async () => {
  const [one, other] = [await makeTrust(db), await makeTrust(db)]
  await applied(one, await oneRoster(pupils(3)))
  const before = await everything(one)

  const { counts } = await applied(other, await oneRoster(pupils(1)))

  expect(counts).toMatchObject({ new: 1, left: 0 })
  expect(await everything(one)).toBe(before)
})
