import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'

import { giveRole } from '#people/roles/give-role.ts'
import { whoHolds } from '#people/roles/who-holds.ts'
import type { Person } from '#people/person.ts'
import type { Trust } from '#people/trust.ts'
import { oneRoster, type OneRosterUser } from '#test/import-files.ts'
import { clock, importing, pupils, teacher, today } from '#test/importing.ts'
import { makePerson, makeTrust } from '#test/makers.ts'
import { signedIn } from '#test/signed-in.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { applied, apply, everything, personIdOf, preview } = importing(db)

const bo = { givenName: 'Bo', familyName: 'Birch', email: 'Bo@Staff.example' } as const

async function trustWith(person: Partial<Omit<Person, 'personId'>>) {
  const trust = await makeTrust(db)
  return { trust, held: await makePerson(db, trust, person) }
}

async function lookalikesIn(trust: Trust, people: readonly OneRosterUser[]) {
  return (await preview(trust, await oneRoster(people))).counts.lookalike
}

describe('a new row with the work e-mail and family name of somebody already here', () => {
  test('is shown apart from new people, and nothing is applied until somebody says', async () => {
    const { trust } = await trustWith(bo)
    const roster = await oneRoster([...pupils(2), { ...teacher, name: 'Bob BÌRCH' }])
    const before = await everything(trust)

    const shown = await preview(trust, roster)
    const refused = await apply(trust, roster)

    expect(shown.counts).toMatchObject({ new: 2, lookalike: 1 })
    expect(shown.new.map(({ id }) => id)).toEqual(['p0', 'p1'])
    expect(shown.lookalikes).toEqual([
      { id: 't1', name: 'Bob BÌRCH', file: 'users.csv', row: 4, like: 'Bo Birch' },
    ])
    expect(refused).toMatchObject({ error: { type: 'choose-lookalikes', lookalikes: 1 } })
    expect(await everything(trust)).toBe(before)
  })

  test('is linked when they are the same: roles and sign-in stay, and nobody is there twice', async () => {
    const { trust, held } = await trustWith(bo)
    const { trustId } = trust
    await signedIn(db, { trust, person: held })
    const role = { role: 'system-administrator', capacity: 'holder', from: '2026-01-01' } as const
    await giveRole({ db, clock }, { trustId, by: 'test', personId: held.personId, ...role })
    const signIn = await signInOf(trust)
    const child = { id: 'p1', name: 'Ada Ash', agents: 't1' }
    const roster = await oneRoster([child, teacher])

    await applied(trust, roster, { lookalikes: 'link' })
    const after = await everything(trust)
    const again = await applied(trust, roster)

    expect(await personIdOf(trust, 't1')).toBe(held.personId)
    expect(await peopleIn(trust)).toEqual(['Ada Ash', 'Bo Birch'])
    expect(await whoHolds({ db }, { trustId, day: today })).toMatchObject([
      { personId: held.personId, role: 'system-administrator' },
    ])
    expect(await signInOf(trust)).toBe(signIn)
    expect(await parentsIn(trust)).toEqual([held.personId])
    expect(again.counts).toMatchObject({ new: 0, lookalike: 0, changed: 0, linksChanged: 0 })
    expect(await everything(trust)).toBe(after)
  })

  test('that is linked is in the record by number and by who it was, without a name', async () => {
    const { trust, held } = await trustWith(bo)
    await applied(trust, await oneRoster([teacher]), { lookalikes: 'link' })

    const entries = await db.transactionFor(trust.trustId, ({ query }) =>
      query
        .selectFrom('audit_entry')
        .select(['action', 'facts'])
        .where('subject_kind', '=', 'import')
        .orderBy('entry_id')
        .execute(),
    )

    expect(entries).toMatchObject([
      { action: 'people.linked', facts: { source: 'mis', linked: 1, people: [held.personId] } },
      { action: 'people.imported', facts: { new: 0, lookalike: 1 } },
    ])
    expect(JSON.stringify(entries)).not.toContain('Birch')
  })

  test('is somebody new when they are not the same, and is not asked about again', async () => {
    const { trust, held } = await trustWith(bo)
    const roster = await oneRoster([teacher])

    await applied(trust, roster, { lookalikes: 'apart' })
    const again = await applied(trust, roster)

    expect(await personIdOf(trust, 't1')).not.toBe(held.personId)
    expect(await peopleIn(trust)).toEqual(['Bo Birch', 'Bo Birch'])
    expect(again.counts).toMatchObject({ new: 0, lookalike: 0, changed: 0 })
  })
})

describe('nobody looks like somebody already here', () => {
  test('by the name alone, or by the e-mail alone, which is given to a successor', async () => {
    const { trust } = await trustWith(bo)

    expect(await lookalikesIn(trust, [{ ...teacher, email: 'birch@staff.example' }])).toBe(0)
    expect(await lookalikesIn(trust, [{ ...teacher, email: '' }])).toBe(0)
    expect(await lookalikesIn(trust, [{ ...teacher, name: 'Bo Beech' }])).toBe(0)
    expect(await lookalikesIn(trust, [teacher])).toBe(1)
  })

  test('as a pupil or a parent, and never like one', async () => {
    const { trust } = await trustWith(bo)
    const former = await trustWith({
      ...bo,
      stays: [{ kind: 'staff' }, { kind: 'pupil', until: '2020-07-01' }],
    })
    const family = await trustWith({ ...bo, stays: [{ kind: 'parent' }] })

    expect(await lookalikesIn(trust, [{ ...teacher, role: 'student' }])).toBe(0)
    expect(await lookalikesIn(trust, [{ ...teacher, role: 'guardian' }])).toBe(0)
    expect(await lookalikesIn(former.trust, [teacher])).toBe(0)
    expect(await lookalikesIn(family.trust, [teacher])).toBe(0)
  })

  test('who has left, or has yet to come', async () => {
    const past = await trustWith({ ...bo, stays: [{ kind: 'staff', until: today }] })
    const coming = await trustWith({ ...bo, stays: [{ kind: 'staff', from: '2026-12-01' }] })

    expect(await lookalikesIn(past.trust, [teacher])).toBe(0)
    expect(await lookalikesIn(coming.trust, [teacher])).toBe(0)
  })

  test('whom the same system tells of by another id', async () => {
    const trust = await makeTrust(db)
    await applied(trust, await oneRoster([teacher]))

    const { counts } = await preview(trust, await oneRoster([teacher, { ...teacher, id: 't2' }]))
    const elsewhere = await preview(trust, await oneRoster([teacher]), { source: 'other' })

    expect(counts).toMatchObject({ new: 1, lookalike: 0 })
    expect(elsewhere.counts).toMatchObject({ new: 0, lookalike: 1 })
  })

  test('where two rows, or two people, could be meant', async () => {
    const { trust } = await trustWith(bo)
    expect(await lookalikesIn(trust, [teacher, { ...teacher, id: 't2' }])).toBe(0)

    await makePerson(db, trust, { ...bo, givenName: 'Bea' })
    expect(await lookalikesIn(trust, [teacher])).toBe(0)
  })
})

async function peopleIn({ trustId }: Trust): Promise<readonly string[]> {
  const rows = await db.transactionFor(trustId, ({ query }) =>
    query.selectFrom('person').select(['given_name', 'family_name']).execute(),
  )
  return rows.map((row) => `${row.given_name} ${row.family_name}`).toSorted()
}

async function parentsIn({ trustId }: Trust): Promise<readonly string[]> {
  const rows = await db.transactionFor(trustId, ({ query }) =>
    query.selectFrom('parent_link').select('parent_id').execute(),
  )
  return rows.map((row) => row.parent_id)
}

async function signInOf({ trustId }: Trust): Promise<string> {
  return db.transactionFor(trustId, async ({ query }) => {
    const of = (table: string) =>
      sql`select t.*::text as row from ${sql.table(table)} t`.execute(query)
    const [login, session] = [await of('login'), await of('login_session')]
    if (login.rows.length + session.rows.length !== 2) throw new Error('nobody is signed in')
    return JSON.stringify([login.rows, session.rows])
  })
}
