import { describe, expect, test } from 'vitest'

import { giveRole } from '#people/roles/give-role.ts'
import { whoHolds } from '#people/roles/who-holds.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import { oneRoster } from '#test/import-files.ts'
import { clock, importing, pupils, teacher, today } from '#test/importing.ts'
import { makePerson, makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { applied, apply, everything, factsOf, personIdOf, preview } = importing(db)

describe('someone who is no longer in a whole file', () => {
  test('is a former pupil from that day on, with it as the leaving date', async () => {
    const trust = await makeTrust(db)
    await applied(trust, await oneRoster(pupils(11), { births: { p10: '2014-05-09' } }))

    const { left, counts } = await applied(trust, await oneRoster(pupils(10)))

    expect(counts).toMatchObject({ new: 0, changed: 0, left: 1, unchanged: 10 })
    expect(left).toEqual([{ id: 'p10', name: 'Ada Ashdown10', what: ['left'] }])
    expect(await factsOf(trust, 'p10')).toMatchObject({
      'subject.role': ['former-pupil'],
      'subject.dob': '2014-05-09',
      'subject.enrolled': 'no',
      'subject.left_on': today,
    })
    expect(await factsOf(trust, 'p10', '2026-11-19')).toMatchObject({ 'subject.enrolled': 'yes' })
  })

  test('comes back under the same id, and is a pupil again from then on', async () => {
    const trust = await makeTrust(db)
    await applied(trust, await oneRoster(pupils(11)))
    await applied(trust, await oneRoster(pupils(10)), { day: '2026-07-22' })

    const { changed } = await applied(trust, await oneRoster(pupils(11)), { day: '2026-09-01' })

    expect(changed).toMatchObject([{ id: 'p10', what: ['came back'] }])
    expect(await factsOf(trust, 'p10', '2026-08-15')).toMatchObject({
      'subject.left_on': '2026-07-22',
    })
    expect(await factsOf(trust, 'p10', '2026-09-01')).toEqual({
      'subject.role': ['pupil'],
      'subject.enrolled': 'yes',
    })
  })

  test('loses every role of the policy on that day', async () => {
    const trust = await makeTrust(db)
    const staff = Array.from({ length: 11 }, (_, i) => ({ ...teacher, id: `t${i}` }))
    await applied(trust, await oneRoster(staff))
    const schoolId = (await listSchools({ db }, trust))[0]?.schoolId ?? ''
    const personId = await personIdOf(trust, 't10')
    const from = '2026-01-01'
    const role = { trustId: trust.trustId, by: 'test', personId, from, capacity: 'holder' } as const
    await giveRole({ db, clock }, { ...role, role: 'dsl', schoolId })
    await giveRole({ db, clock }, { ...role, role: 'trust-dpo' })

    const { counts } = await applied(trust, await oneRoster(staff.slice(0, 10)))

    expect(counts).toMatchObject({ left: 1, rolesEnding: 1 })
    const heldOn = async (day: string) =>
      (await whoHolds({ db }, { trustId: trust.trustId, day })).map((one) => one.role)
    expect(await heldOn('2026-11-19')).toEqual(['dsl', 'trust-dpo'])
    expect(await heldOn(today)).toEqual([])
  })

  test('whose last day is told beforehand holds the role until then, and the file may say it every night', async () => {
    const trust = await makeTrust(db)
    await applied(trust, await oneRoster([teacher]))
    const personId = await personIdOf(trust, 't1')
    const { trustId } = trust
    const role = { role: 'trust-dpo', capacity: 'holder', from: '2026-01-01' } as const
    await giveRole({ db, clock }, { trustId, by: 'test', personId, ...role })
    const told = await oneRoster([teacher])
    const people = told.people.map((one) => ({
      ...one,
      stays: one.stays.map((stay) => ({ ...stay, until: '2026-12-31' })),
    }))

    const { counts } = await applied(trust, { ...told, people })
    const again = await applied(trust, { ...told, people })
    const gone = await oneRoster([])
    const after = await applied(trust, gone, { day: '2027-01-05' })

    expect(counts).toMatchObject({ changed: 1, left: 0, rolesEnding: 1 })
    for (const later of [again, after]) {
      expect(later.counts).toMatchObject({ changed: 0, left: 0, rolesEnding: 0 })
    }
    const heldOn = async (day: string) => (await whoHolds({ db }, { trustId, day })).length
    expect(await heldOn('2026-12-30')).toBe(1)
    expect(await heldOn('2026-12-31')).toBe(0)
  })

  test('has not left when the file is of other schools only', async () => {
    const trust = await makeTrust(db)
    await applied(trust, await oneRoster([...pupils(2), { ...teacher, orgs: 's2' }]))
    const ofOneSchool = await oneRoster(pupils(2))
    const roster = { ...ofOneSchool, schools: ofOneSchool.schools.filter(({ id }) => id === 's1') }

    expect((await applied(trust, roster)).counts).toMatchObject({ left: 0, unchanged: 2 })
  })

  test('has not left when only their row could not be read', async () => {
    const trust = await makeTrust(db)
    await applied(trust, await oneRoster([...pupils(10), { id: 'x', name: 'Bo Elm' }]))

    const { counts } = await applied(
      trust,
      await oneRoster([...pupils(10), { id: 'x', name: 'Bo Elm', role: 'wizard' }]),
    )

    expect(counts).toMatchObject({ left: 0, refused: 1 })
  })

  test('has not left by a file of another system, nor what was entered by hand', async () => {
    const trust = await makeTrust(db)
    await makePerson(db, trust, { stays: [{ kind: 'volunteer' }] })
    await applied(trust, await oneRoster(pupils(2)))

    const { counts } = await applied(trust, await oneRoster([]), { source: 'other-system' })

    expect(counts.left).toBe(0)
  })
})

describe('an import by which more than a tenth would leave', () => {
  test('needs the number that would leave given back, and else does nothing', async () => {
    const trust = await makeTrust(db)
    await applied(trust, await oneRoster(pupils(10)))
    const roster = await oneRoster(pupils(8))
    const before = await everything(trust)

    const shown = await preview(trust, roster)
    const [none, wrong] = [
      await apply(trust, roster),
      await apply(trust, roster, { confirmLeaving: 3 }),
    ]

    expect(shown).toMatchObject({
      confirmLeaving: 2,
      leaving: [{ kind: 'pupil', leaving: 2, of: 10 }],
    })
    for (const done of [none, wrong]) {
      expect(done).toMatchObject({ ok: false, error: { type: 'confirm-leaving', leaving: 2 } })
    }
    expect(await everything(trust)).toBe(before)
    expect((await applied(trust, roster, { confirmLeaving: 2 })).counts.left).toBe(2)
  })

  test('is measured for each kind: one of five teachers is many though there are many pupils', async () => {
    const trust = await makeTrust(db)
    const staff = Array.from({ length: 5 }, (_, i) => ({ ...teacher, id: `t${i}` }))
    await applied(trust, await oneRoster([...pupils(40), ...staff]))

    const done = await apply(trust, await oneRoster([...pupils(40), ...staff.slice(0, 4)]))

    expect(done).toMatchObject({ ok: false, error: { leaving: 1 } })
  })

  test('exactly a tenth needs no second word, unless rows could not be read', async () => {
    const trust = await makeTrust(db)
    await applied(trust, await oneRoster(pupils(10)))
    const unread = await oneRoster([...pupils(9), { id: '', name: 'Ada Ashdown9' }])

    expect((await preview(trust, await oneRoster(pupils(9)))).confirmLeaving).toBeUndefined()
    expect((await preview(trust, unread)).confirmLeaving).toBe(1)
  })
})
