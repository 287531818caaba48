import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { keepPassword } from '#people/sign-in/invitations/keep-password.store.ts'
import { oneRoster } from '#test/import-files.ts'
import { importing } from '#test/importing.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { peoplePages } from '#test/people-pages.ts'
import { testDb } from '#test/test-db.ts'
import { recordAudit } from '#audit/audit.store.ts'

const db = await testDb()
const { trust, as } = await peoplePages(db)
const { trustId } = trust

const actionsAbout = (personId: string) =>
  db.transactionFor(trustId, async ({ query }) => {
    const rows = await query
      .selectFrom('audit_entry')
      .select(['actor', 'action'])
      .where('subject_id', '=', personId)
      .orderBy('entry_id')
      .execute()
    return rows.map(({ actor, action }) => `${action} ${actor}`)
  })

test('everyone who has signed in sees what is held about them, in plain words', async () => {
  const school = await makeSchool(db, trust, 'Ash School')
  const stays = [{ kind: 'staff', job: 'teacher', schoolId: school.schoolId }] as const
  const teacher = await makePerson(db, trust, { familyName: 'Alder', stays: [...stays] })
  const { get, personId } = await as({
    person: teacher,
    roles: [{ role: 'deputy-dsl', schoolId: school.schoolId }],
    way: 'password',
  })

  const { status, page } = await get('/account/held')

  expect(status).toBe(200)
  expect(page).toContain('Ada Alder')
  expect(page).toContain('Teacher, Ash School')
  expect(page).toContain('Deputy DSL, Ash School, from 1 September 2026')
  expect(page).toContain('Signed in 20 November 2026, 12:00:00')
  expect(page).toContain('20 November 2026, 12:00:00: added by hand')
  expect(await actionsAbout(personId)).toContain(`person.shown ${personId}`)
})

test('the file holds roles, sessions, what was done and no secret that lets anybody in', async () => {
  const { get, personId, headers } = await as({ roles: ['trust-dpo'] })
  const token = decodeURIComponent(headers.cookie.split('=')[1] ?? '').split('.')[0] ?? '-'

  const { status, page } = await get('/account/held.json')
  const held: unknown = JSON.parse(page)

  expect(status).toBe(200)
  expect(held).toMatchObject({
    personId,
    roles: [{ role: 'trust-dpo', history: [{ cause: 'role.given' }] }],
    signIn: { sessions: [{ way: 'passkey' }] },
    record: [{ action: 'session.opened' }, { action: 'person.exported' }],
    questions: [],
  })
  expect(token.length).toBeGreaterThan(10)
  expect(page).not.toContain(token)
  expect(await actionsAbout(personId)).toContain(`person.exported ${personId}`)
})

test('a password is held as one, without what it is or the key it stands under', async () => {
  const { get, personId } = await as({ way: 'password' })
  await db.transactionFor(trustId, (tx) =>
    keepPassword(tx, {
      personId,
      hash: 'a-hash-of-a-password',
      at: clockAt('2026-11-20T11:00:00Z').now(),
    }),
  )

  const { page } = await get('/account/held.json')

  expect(JSON.parse(page)).toHaveProperty('signIn.methods', [
    {
      provider: 'credential',
      madeAt: '2026-11-20T11:00:00.000Z',
      changedAt: '2026-11-20T11:00:00.000Z',
    },
  ])
  expect(page).not.toContain('a-hash-of-a-password')
})

test('who looked at a person is not told to that person, as it could warn them', async () => {
  const { get, personId } = await as({})
  const subject = { kind: 'person', id: personId }
  const at = clockAt('2026-11-20T11:00:00Z').now()
  await db.transactionFor(trustId, (tx) =>
    recordAudit(tx, { at, actor: 'the-lead', action: 'person.seen', subject }),
  )

  expect((await get('/account/held.json')).page).not.toContain('the-lead')
})

test('the data protection officer exports what is held about another, others by number only', async () => {
  const { applied, personIdOf } = importing(db)
  const roster = await oneRoster([
    { id: 'p1', name: 'Cy Clover', agents: 'g1' },
    { id: 'g1', name: 'Secretname Clover', role: 'guardian' },
  ])
  await applied(trust, roster)
  const child = await personIdOf(trust, 'p1')
  const officer = await as({ roles: ['trust-dpo'] })

  const { page } = await officer.get(`/people/${child}/held`)
  expect(page).toContain('What is held about Cy Clover')
  expect(page).toContain('A parent or carer (number ')
  expect(page).toContain('mis: p1')
  const file = await officer.get(`/people/${child}/held.json`)
  expect(JSON.parse(file.page)).toMatchObject({ personId: child, family: [{ is: 'parent' }] })
  expect(page + file.page).not.toContain('Secretname')
  expect(await actionsAbout(child)).toContain(`person.exported ${officer.personId}`)
})

test('nobody else exports it, not even a system administrator, and of another trust there is nothing', async () => {
  const { personId } = await makePerson(db, trust)
  const administrator = await as({ roles: ['system-administrator'] })
  const teacher = await as({})
  const officer = await as({ roles: ['trust-dpo'] })
  const { trust: other } = await peoplePages(db)
  const foreign = await makePerson(db, other)

  expect((await administrator.get(`/people/${personId}/held.json`)).status).toBe(403)
  expect((await teacher.get(`/people/${personId}/held`)).status).toBe(403)
  expect((await officer.get(`/people/${foreign.personId}/held`)).status).toBe(404)
  expect((await officer.get('/people/nobody/held.json')).status).toBe(404)
})
