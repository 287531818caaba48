import { describe, expect, test } from 'vitest'

import { giveRole } from '#people/roles/give-role.ts'
import { whoHolds } from '#people/roles/who-holds.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import { oneRoster } from '#test/import-files.ts'
import { clock, importing, pupils, teacher, today } from '#test/importing.ts'
import { makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import { findHeld } from './held.store.ts'

const db = await testDb()
const { applied, everything, factsOf, personIdOf, preview } = importing(db)

describe('a first import', () => {
  test('is shown without doing anything, then done as it was shown, and again changes nothing', async () => {
    const trust = await makeTrust(db)
    const roster = await oneRoster([...pupils(3), teacher], { births: { p0: '2014-05-09' } })
    const before = await everything(trust)

    const shown = await preview(trust, roster)
    expect(await everything(trust)).toBe(before)
    const done = await applied(trust, roster)
    const after = await everything(trust)
    const again = await applied(trust, roster)

    expect(shown.counts).toMatchObject({ new: 4, changed: 0, left: 0, unchanged: 0, refused: 0 })
    expect(shown.schools.new).toEqual(['Ash School', 'Elm School'])
    expect(shown.new[0]).toEqual({ id: 'p0', name: 'Ada Ashdown0' })
    expect(done).toEqual(shown)
    expect(again.counts).toMatchObject({ new: 0, changed: 0, left: 0, unchanged: 4 })
    expect(await everything(trust)).toBe(after)
    expect(await factsOf(trust, 'p0')).toEqual({
      'subject.role': ['pupil'],
      'subject.age': 12,
      'subject.dob': '2014-05-09',
      'subject.enrolled': 'yes',
    })
  })

  test('keeps siblings of the same name apart, and knows them again by their ids', async () => {
    const trust = await makeTrust(db)
    const twins = ['a', 'b'].map((id) => ({ id, name: 'Ada Ashdown' }))
    await applied(trust, await oneRoster(twins, { births: { a: '2014-05-09', b: '2016-01-02' } }))

    const again = await oneRoster(twins.toReversed(), {
      births: { a: '2014-05-09', b: '2016-01-03' },
    })
    const { changed } = await applied(trust, again)

    expect(changed).toEqual([{ id: 'b', name: 'Ada Ashdown', what: ['date of birth'] }])
    expect(await personIdOf(trust, 'a')).not.toBe(await personIdOf(trust, 'b'))
  })

  test('knows a school that was entered by hand by its URN', async () => {
    const trust = await makeTrust(db)
    await applied(trust, await oneRoster([]))
    const elsewhere = await oneRoster(pupils(1))

    await applied(trust, elsewhere, { source: 'other-system' })

    const names = (await listSchools({ db }, trust)).map(({ name, urn }) => [name, urn])
    expect(names).toEqual([
      ['Ash School', '100001'],
      ['Elm School', undefined],
      ['Elm School', undefined],
    ])
  })

  test('is recorded once in the audit log, without a name', async () => {
    const trust = await makeTrust(db)
    await applied(trust, await oneRoster(pupils(2)))

    const entries = await db.transactionFor(trust.trustId, ({ query }) =>
      query.selectFrom('audit_entry').select(['actor', 'action', 'facts']).execute(),
    )

    expect(entries).toMatchObject([
      { actor: 'test', action: 'people.imported', facts: { source: 'mis', new: 2, left: 0 } },
    ])
    expect(JSON.stringify(entries)).not.toContain('Ashdown')
  })
})

describe('a change', () => {
  test('of name, year, school and job is told and kept; the history says what was', async () => {
    const trust = await makeTrust(db)
    await applied(trust, await oneRoster([{ id: 'p1', name: 'Ada Ash', grade: '7' }, teacher]))
    const moved = { id: 'p1', name: 'Ada Elm', grade: '8', orgs: 's2' }

    const { changed } = await applied(trust, await oneRoster([moved, { ...teacher, role: 'aide' }]))

    expect(changed).toMatchObject([
      {
        id: 'p1',
        what: ['family name', 'year', 'joined a school or kind', 'left a school or kind'],
      },
      { id: 't1', what: ['job or dates'] },
    ])
    const personId = await personIdOf(trust, 'p1')
    const states = await db.transactionFor(trust.trustId, ({ query }) =>
      query
        .selectFrom('people_history')
        .select('state')
        .where('subject_id', '=', personId)
        .orderBy('history_id')
        .execute(),
    )
    expect(states.map(({ state }) => state)).toMatchObject([
      { familyName: 'Ash', yearGroup: '7' },
      { familyName: 'Elm', yearGroup: '8' },
    ])
  })

  test('of school ends the roles held at the old one only', async () => {
    const trust = await makeTrust(db)
    await applied(trust, await oneRoster([{ ...teacher, orgs: 's1,s2' }]))
    const [ash, elm] = await listSchools({ db }, trust)
    const personId = await personIdOf(trust, 't1')
    const role = { trustId: trust.trustId, by: 'test', personId, from: '2026-01-01' }
    const held = { ...role, role: 'deputy-dsl', capacity: 'holder' } as const
    await giveRole({ db, clock }, { ...held, schoolId: ash?.schoolId })
    await giveRole({ db, clock }, { ...held, schoolId: elm?.schoolId })

    await applied(trust, await oneRoster([{ ...teacher, orgs: 's2' }]))

    const now = await whoHolds({ db }, { trustId: trust.trustId, day: today })
    expect(now.map(({ schoolId }) => schoolId)).toEqual([elm?.schoolId])
  })

  test('in a delta touches only whom it names', async () => {
    const trust = await makeTrust(db)
    await applied(trust, await oneRoster([...pupils(3), teacher]))
    const delta = await oneRoster(
      [
        { id: 'p0', name: 'Ada Newname', status: 'active', on: '2026-11-19' },
        { id: 'p1', name: 'Ada Ashdown1', status: 'tobedeleted', on: '2026-11-18T08:00:00Z' },
        { id: 'p9', name: 'Never Known', status: 'tobedeleted', on: '2026-11-18' },
      ],
      { mode: 'delta' },
    )

    const { changed, left, counts } = await applied(trust, delta, { confirmLeaving: 1 })

    expect(changed).toMatchObject([{ id: 'p0', what: ['family name'] }])
    expect(left).toMatchObject([{ id: 'p1' }])
    expect(counts).toMatchObject({ new: 0, changed: 1, left: 1 })
    expect(await factsOf(trust, 'p1')).toMatchObject({ 'subject.left_on': '2026-11-18' })
    expect((await applied(trust, delta)).counts).toMatchObject({ new: 0, changed: 0, left: 0 })
  })

  test('that a file does not tell takes nothing away: a birth stays when the file of births is missing', async () => {
    const trust = await makeTrust(db)
    await applied(trust, await oneRoster(pupils(1), { births: { p0: '2014-05-09' } }))

    const { counts } = await applied(trust, await oneRoster(pupils(1)))

    expect(counts).toMatchObject({ changed: 0, unchanged: 1 })
    expect(await factsOf(trust, 'p0')).toMatchObject({ 'subject.dob': '2014-05-09' })
  })
})

describe('parents', () => {
  test('are linked to their children, without responsibility until a source says so', async () => {
    const trust = await makeTrust(db)
    const family = [
      { id: 'p1', name: 'Ada Ash', agents: 'g1' },
      { id: 'g1', name: 'Cai Ash', role: 'guardian' },
    ]
    await applied(trust, await oneRoster(family))
    const links = () =>
      db.transactionFor(trust.trustId, async (tx) =>
        (await findHeld(tx, 'mis')).links.map(({ hasResponsibility, until }) => [
          hasResponsibility,
          until,
        ]),
      )
    expect(await links()).toEqual([[false, undefined]])

    const apart = await oneRoster([{ id: 'p1', name: 'Ada Ash' }, ...family.slice(1)])
    const { counts } = await applied(trust, apart)

    expect(counts).toMatchObject({ changed: 0, linksChanged: 1 })
    expect(await links()).toEqual([[false, today]])
    expect((await applied(trust, apart)).counts.linksChanged).toBe(0)
  })
})
