import { expect, test } from 'vitest'

import { oneRoster } from '#test/import-files.ts'
import { importing } from '#test/importing.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { peoplePages } from '#test/people-pages.ts'
import { signedIn } from '#test/signed-in.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, as } = await peoplePages(db)
const { applied, personIdOf } = importing(db)
await applied(
  trust,
  await oneRoster(
    [
      { id: 'p1', name: 'Cy Clover', agents: 'g1', grade: '09' },
      { id: 'g1', name: 'Di Clover', role: 'guardian' },
      { id: 't1', name: 'Bo Birch', role: 'teacher', email: 'bo@staff.example' },
    ],
    { births: { p1: '2012-05-01' } },
  ),
)
const [child, parent, teacher] = [
  await personIdOf(trust, 'p1'),
  await personIdOf(trust, 'g1'),
  await personIdOf(trust, 't1'),
]
const schools = await db.transactionFor(trust.trustId, ({ query }) =>
  query.selectFrom('school').select(['school_id', 'name']).execute(),
)
const ash = schools.find(({ name }) => name === 'Ash School')?.school_id ?? ''
const administrator = await as({ roles: ['system-administrator'] })

test('a child’s page shows birth, year and parents, and that somebody looked is recorded', async () => {
  const { status, page } = await administrator.get(`/people/${child}`)

  expect(status).toBe(200)
  expect(page).toContain('1 May 2012')
  expect(page).toContain('Pupil, Ash School')
  expect(page).toContain('Di Clover')
  expect(page).toContain('parental responsibility is not recorded')
  const looks = await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('audit_entry')
      .select('actor')
      .where('action', '=', 'person.seen')
      .where('subject_id', '=', child)
      .execute(),
  )
  expect(looks).toEqual([{ actor: administrator.personId }])
})

test('of an adult no birth is shown, and what the software that keeps them overwrites is said', async () => {
  const { page } = await administrator.get(`/people/${teacher}`)

  expect(page).not.toContain('Date of birth')
  expect(page).toContain('bo@staff.example')
  expect(page).toContain('mis')
  expect((await administrator.get(`/people/${teacher}/change`)).page).toContain('next import')
})

test('a relative’s name is shown only to who may see them', async () => {
  const elm = await makeSchool(db, trust, 'Elm House')
  const stays = [{ kind: 'staff' as const, schoolId: elm.schoolId }]
  const head = await makePerson(db, trust, { familyName: 'Holm', stays })
  const headPages = await as({
    person: head,
    roles: [{ role: 'headteacher', schoolId: elm.schoolId }],
  })
  const sibling = await makePerson(db, trust, {
    familyName: 'Sibling',
    stays: [{ kind: 'pupil', schoolId: elm.schoolId }],
  })
  await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .insertInto('parent_link')
      .values({
        trust_id: trust.trustId,
        pupil_id: sibling.personId,
        parent_id: parent,
        has_responsibility: true,
        until_day: null,
      })
      .execute(),
  )

  const { page } = await headPages.get(`/people/${sibling.personId}`)

  expect(page).toContain('somebody your roles do not let you see')
  expect(page).toContain('with parental responsibility')
  expect(page).not.toContain('Di Clover')
  expect(page).not.toContain(parent)
})

test('who may only look sees no button that changes anything', async () => {
  const lead = await as({ roles: [{ role: 'dsl', schoolId: ash }] })

  const { page } = await lead.get(`/people/${teacher}`)

  expect(page).toContain('Bo Birch')
  for (const path of ['change', 'stays', 'leaving', 'roles', 'record', 'invitation']) {
    expect(page).not.toContain(`${teacher}/${path}`)
  }
})

test('a teacher, somebody of another school and somebody of another trust do not get in', async () => {
  const stranger = await makePerson(db, (await peoplePages(db)).trust)
  const colleague = await as({})
  const oak = await makeSchool(db, trust, 'Oak School')
  const head = await as({ roles: [{ role: 'headteacher', schoolId: oak.schoolId }] })

  expect((await colleague.get(`/people/${teacher}`)).status).toBe(403)
  expect((await head.get(`/people/${teacher}`)).status).toBe(403)
  const foreign = await administrator.get(`/people/${stranger.personId}`)
  const nobody = await administrator.get('/people/01a1f7cb-1c9a-7646-a355-8f2b64f4ac98')
  const noId = await administrator.get('/people/x')
  expect([foreign.status, nobody.status, noId.status]).toEqual([404, 404, 404])
  expect(foreign.page).toBe(nobody.page)
})

test('an invitation is sent once for each time it is asked, and the page says so', async () => {
  const sent = await administrator.post(`/people/${teacher}/invitation`)

  expect(sent.status).toBe(303)
  expect((await administrator.follow(sent)).page).toContain('The invitation is on its way')
  const invited = await administrator.get(`/people/${teacher}`)
  expect(invited.page).toContain('Invited, has not signed in yet')
  const mails = await db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('mail_message').select(['address', 'kind']).execute(),
  )
  expect(mails).toEqual([{ address: 'bo@staff.example', kind: 'invitation' }])
})

test('a pupil is not invited, and neither is who has left', async () => {
  const gone = await makePerson(db, trust, {
    email: 'gone@staff.example',
    stays: [{ kind: 'staff', until: '2026-01-01' }],
  })

  expect((await administrator.post(`/people/${child}/invitation`)).status).toBe(422)
  const { status, page } = await administrator.post(`/people/${gone.personId}/invitation`)
  expect(status).toBe(422)
  expect(page).toContain('is nothing to the trust today')
})

test('of somebody who has left, the page and the list say that they cannot sign in', async () => {
  const left = await makePerson(db, trust, {
    familyName: 'Gone',
    stays: [{ kind: 'staff', schoolId: ash, until: '2026-01-01' }],
  })
  await signedIn(db, { trust, person: left })

  const { page } = await administrator.get(`/people/${left.personId}`)
  const list = (await administrator.get('/people?q=Gone')).page

  expect(page).toContain('Cannot sign in: has left')
  expect(page).not.toContain('Sign out everywhere')
  expect(list).not.toContain('>Can sign in<')
})

test('the address has its own way to be changed', async () => {
  const { page } = await administrator.get(`/people/${teacher}`)

  expect(page).toMatch(/Change<span[^>]*>\s*e-mail/)
})

test('a demonstration says where the invitation can be read that it does not send', async () => {
  const { page } = await administrator.get(`/people/${teacher}?done=invited`)

  expect(page).toContain('/outbox">read the invitation here')
})
