import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { factsAbout } from '#people/facts-about.ts'
import { giveRole } from '#people/roles/give-role.ts'
import { whoHolds } from '#people/roles/who-holds.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import type { Trust } from '#people/trust.ts'
import { oneRoster, type OneRosterUser } from '#test/import-files.ts'
import { makePerson, makeSchool, makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import { applyImport, previewImport } from './import-people.ts'
import { applyPlan } from './apply.store.ts'
import { findHeld } from './held.store.ts'
import { planImport } from './plan-import.ts'
import type { Roster } from './roster.ts'

const db = await testDb()
const clock = clockAt('2026-11-20T12:00:00Z')
const today = '2026-11-20'

type Asked = { readonly confirmLeaving?: number; readonly day?: string; readonly source?: string }

function asked({ trustId }: Trust, roster: Roster, more: Asked = {}) {
  return { trustId, by: 'test', source: 'mis', day: today, roster, ...more }
}

async function preview(trust: Trust, roster: Roster, more: Asked = {}) {
  return previewImport({ db }, asked(trust, roster, more))
}

async function apply(trust: Trust, roster: Roster, more: Asked = {}) {
  return applyImport({ db, clock }, asked(trust, roster, more))
}

async function applied(trust: Trust, roster: Roster, more: Asked = {}) {
  const done = await apply(trust, roster, more)
  if (!done.ok) throw new Error(`${done.error.type}: ${done.error.leaving}`)
  return done.value
}

/** Everything kept of people, as text to compare. */
async function everything({ trustId }: Trust): Promise<string> {
  return db.transactionFor(trustId, async ({ query }) => {
    const tables = ['person', 'pupil', 'stay', 'parent_link', 'role_holding', 'external_id']
    const rows = [...tables, 'school', 'people_history', 'audit_entry'].map(async (table) => {
      const found =
        await sql`select t.*::text as row from ${sql.table(table)} t order by 1`.execute(query)
      return [table, found.rows]
    })
    const all: unknown[] = []
    for (const one of rows) all.push(await one)
    return JSON.stringify(all)
  })
}

async function personIdOf({ trustId }: Trust, id: string, source = 'mis'): Promise<string> {
  const held = await db.transactionFor(trustId, (tx) => findHeld(tx, source))
  const found = held.people.get(id)
  if (!found) throw new Error(`nobody is ${id}`)
  return found.personId
}

async function factsOf(trust: Trust, id: string, day = today) {
  const personId = await personIdOf(trust, id)
  return factsAbout({ db }, { trustId: trust.trustId, personId, day, as: 'subject' })
}

const pupils = (count: number): readonly OneRosterUser[] =>
  Array.from({ length: count }, (_, i) => ({ id: `p${i}`, name: `Ada Ashdown${i}` }))

const teacher = { id: 't1', name: 'Bo Birch', role: 'teacher', email: 'bo@staff.example' }

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

describe('ids of digits', () => {
  test('that a spreadsheet took the zeros from are refused, and nobody leaves by it', async () => {
    const trust = await makeTrust(db)
    const person = { id: '00123', name: 'Ada Ash' }
    await applied(trust, await oneRoster([person]))

    const { refused, counts } = await applied(trust, await oneRoster([{ ...person, id: '123' }]))

    expect(counts).toMatchObject({ new: 0, left: 0, refused: 1 })
    expect(refused).toMatchObject([{ row: 2, reason: expect.stringContaining('00123') }])
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

test('one trust’s import sees and touches nothing of another’s', async () => {
  const [one, other] = [await makeTrust(db), await makeTrust(db)]
  await applied(one, await oneRoster(pupils(3)))
  const before = await everything(one)

  const { counts } = await applied(other, await oneRoster(pupils(1)))

  expect(counts).toMatchObject({ new: 1, left: 0 })
  expect(await everything(one)).toBe(before)
})
