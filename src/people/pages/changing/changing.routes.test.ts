import { expect, test } from 'vitest'

import { findAuditOf } from '#audit/audit.store.ts'
import { newId } from '#core/ids.ts'
import { findPerson } from '#people/people.store.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { dayFields, peoplePages } from '#test/people-pages.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { app, trust, as } = await peoplePages(db)
const { schoolId } = await makeSchool(db, trust, 'Ash School')
const administrator = await as({ roles: ['system-administrator'] })
const { get, post, follow } = administrator

const kept = (personId: string) =>
  db.transactionFor(trust.trustId, (tx) => findPerson(tx, personId))

/** What the record says was done to a person, and by whom. */
const toldOf = (personId: string) =>
  db.transactionFor(trust.trustId, (tx) => findAuditOf(tx, { kind: 'person', id: personId }))

const volunteer = {
  'given-name': 'Vi',
  'family-name': 'Vine',
  email: 'vi@home.example',
  kind: 'volunteer',
  school: schoolId,
  ...dayFields('from', '2026-11-01'),
}

test('a person is added by hand, and a form sent twice adds one', async () => {
  const personId = newId()

  const first = await post('/people/new', { ...volunteer, person: personId })
  const again = await post('/people/new', { ...volunteer, person: personId })

  expect([first.status, again.status]).toEqual([303, 303])
  expect(again.location).toBe(first.location)
  expect((await follow(first)).page).toContain('The person was added')
  expect(await kept(personId)).toMatchObject({
    givenName: 'Vi',
    email: 'vi@home.example',
    stays: [{ kind: 'volunteer', schoolId, from: '2026-11-01' }],
  })
  const added = (await toldOf(personId)).filter(({ action }) => action === 'person.added')
  expect(added.map(({ actor }) => actor)).toEqual([administrator.personId])
  expect((await get('/people?q=vine')).page).toContain('1 person found')
})

test('of a pupil no address is kept, of an adult no birth', async () => {
  const [pupil, adult] = [newId(), newId()]
  const born = dayFields('born', '2014-02-03')

  await post('/people/new', { ...volunteer, ...born, kind: 'pupil', year: '7', person: pupil })
  await post('/people/new', { ...volunteer, ...born, year: '7', person: adult })

  expect(await kept(pupil)).toMatchObject({ dateOfBirth: '2014-02-03', yearGroup: '7' })
  expect((await kept(pupil))?.email).toBeUndefined()
  expect((await kept(adult))?.dateOfBirth).toBeUndefined()
})

test.each([
  ['no family name', { 'family-name': ' ' }, 'Enter a family name', 'family-name'],
  ['no real address', { email: 'vi' }, 'Enter an e-mail address such as', 'email'],
  ['no kind', { kind: '' }, 'Select what they are to the school or trust', 'kind'],
  ['a kind there is not', { kind: 'wizard' }, 'Select what they are', 'kind'],
  ['a school there is not', { school: newId() }, 'Select one of the schools', 'school'],
  ['a job for a volunteer', { job: 'teacher' }, 'Select a job only for staff', 'job'],
  ['a pupil without a school', { kind: 'pupil', school: '' }, 'Select the school', 'school'],
  ['a day that is none', dayFields('from', '2026-02-31'), 'must be a real date', 'from-day'],
  ['a day without a year', { 'from-year': '' }, 'must have a year', 'from-year'],
  ['an end before', dayFields('until', '2026-10-01'), 'must not be before', 'until-day'],
  ['a birth to come', dayFields('born', '2027-01-01'), 'must be in the past', 'born-day'],
])('with %s nobody is added, and what was typed stays', async (...given) => {
  const [, wrong, says, field] = given
  const personId = newId()

  const { status, page } = await post('/people/new', { ...volunteer, ...wrong, person: personId })

  expect(status).toBe(422)
  expect(page).toContain('There is a problem')
  expect(page).toMatch(new RegExp(`href="#${field}"[^>]*>[^<]*${says}`))
  expect(page).toContain(`id="${field}"`)
  expect(page).toContain('value="Vi"')
  expect(page).toContain(personId)
  expect(await kept(personId)).toBeUndefined()
})

test('a name and an address are changed, and the history has both', async () => {
  const { personId } = await makePerson(db, trust, { familyName: 'Before' })

  const changed = await post(`/people/${personId}/change`, {
    'given-name': 'Ada',
    'family-name': 'After',
    email: 'ada@staff.example',
  })

  expect((await follow(changed)).page).toContain('The change was saved')
  expect(await kept(personId)).toMatchObject({ familyName: 'After', email: 'ada@staff.example' })
  const entries = await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('audit_entry')
      .select('facts')
      .where('action', '=', 'person.changed')
      .where('subject_id', '=', personId)
      .execute(),
  )
  expect(entries).toEqual([{ facts: { changed: ['familyName', 'email'] } }])
  expect((await post(`/people/${personId}/change`, { 'family-name': '' })).status).toBe(422)
})

test('a pupil’s name is put right, and no address is kept of one whatever a form brings', async () => {
  const { personId } = await makePerson(db, trust, { stays: [{ kind: 'pupil', schoolId }] })

  expect((await get(`/people/${personId}/change`)).page).not.toContain('name="email"')
  await post(`/people/${personId}/change`, { 'family-name': 'Right', email: 'c@home.example' })

  expect(await kept(personId)).toMatchObject({ familyName: 'Right', email: undefined })
})

test('a teacher becomes a governor besides, once, and nobody a pupil by hand', async () => {
  const { personId } = await makePerson(db, trust)
  const governor = { kind: 'governor', school: schoolId }

  const added = await post(`/people/${personId}/stays`, governor)
  const again = await post(`/people/${personId}/stays`, governor)
  const pupil = await post(`/people/${personId}/stays`, { ...governor, kind: 'pupil' })

  expect((await follow(added)).page).toContain('Governor, Ash School')
  expect(again.status).toBe(422)
  expect(again.page).toContain('They are that already')
  expect(pupil.page).toContain('A pupil comes from the school’s own system')
  expect(
    (await toldOf(personId)).filter(({ action }) => action === 'person.changed'),
  ).toMatchObject([{ actor: administrator.personId, facts: { kind: 'governor' } }])
})

test('a leaving in the future is confirmed first: what will end and when, and nothing before', async () => {
  const { personId } = await makePerson(db, trust, { stays: [{ kind: 'staff', schoolId }] })
  const roles = [{ role: 'leadership' as const, schoolId }]
  const leaver = await as({ person: { personId }, roles })
  const asked = await post(`/people/${personId}/leaving`, dayFields('on', '2027-08-31'))

  const check = (await follow(asked)).page
  expect(check).toContain('Will end on 31 August 2027')
  expect(check).toContain('The role Leadership team, Ash School')
  expect(check).toContain('Nothing changes before 31 August 2027')
  expect((await kept(personId))?.stays[0]?.until).toBeUndefined()

  const done = await post(`/people/${personId}/leaving`, {
    ...dayFields('on', '2027-08-31'),
    confirmed: 'yes',
  })
  expect((await follow(done)).page).toContain('leaves 31 August 2027')
  expect((await leaver.get('/roles')).status).toBe(200)
})

test('who leaves today is out at their next request and holds no role', async () => {
  const { personId } = await makePerson(db, trust, { stays: [{ kind: 'staff', schoolId }] })
  const leaver = await as({ person: { personId }, roles: [{ role: 'headteacher', schoolId }] })
  const today = { ...dayFields('on', '2026-11-20'), confirmed: 'yes' }
  expect((await leaver.get('/people')).status).toBe(200)

  await post(`/people/${personId}/leaving`, today)

  const refused = await leaver.get('/people')
  expect([refused.status, refused.location]).toEqual([
    303,
    `/trusts/${trust.slug}/sign-in?next=%2Ftrusts%2F${trust.slug}%2Fpeople`,
  ])
  const sessions = await db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('login_session').select('id').where('person_id', '=', personId).execute(),
  )
  expect(sessions).toEqual([])
  const again = await post(`/people/${personId}/leaving`, today)
  expect(again.status).toBe(422)
  expect(again.page).toContain('They have left by that day already')
})

test('who stops teaching and stays a governor keeps what a governor has', async () => {
  const { personId } = await makePerson(db, trust, {
    stays: [
      { kind: 'staff', schoolId },
      { kind: 'governor', schoolId },
    ],
  })
  const asked = { ...dayFields('on', '2026-11-20'), as: 'staff' }

  const check = await follow(await post(`/people/${personId}/leaving`, asked))
  expect(check.page).toContain('What they are besides goes on')
  await post(`/people/${personId}/leaving`, { ...asked, confirmed: 'yes' })

  expect((await kept(personId))?.stays.map(({ kind, until }) => [kind, until])).toEqual([
    ['staff', '2026-11-20'],
    ['governor', undefined],
  ])
})

test('only a system administrator changes people, of their own trust, with a form of ours', async () => {
  const { personId } = await makePerson(db, trust)
  const head = await as({ roles: [{ role: 'headteacher', schoolId }] })
  const foreign = await makePerson(db, (await peoplePages(db)).trust)
  const names = { 'given-name': 'X', 'family-name': 'Changed' }

  expect((await head.post('/people/new', volunteer)).status).toBe(403)
  expect((await head.post(`/people/${personId}/change`, names)).status).toBe(403)
  expect((await head.post(`/people/${personId}/leaving`, names)).status).toBe(403)
  expect((await post(`/people/${foreign.personId}/change`, names)).status).toBe(404)
  const stray = await app.request(`/trusts/${trust.slug}/people/${personId}/change`, {
    method: 'POST',
    headers: { ...administrator.headers, host: 'localhost', origin: 'http://localhost' },
    body: new URLSearchParams(names),
  })
  expect(stray.status).toBe(403)
  expect((await kept(personId))?.familyName).not.toBe('Changed')
})
