import { expect, test } from 'vitest'

import { makePerson, makeSchool } from '#test/makers.ts'
import { peoplePages } from '#test/people-pages.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, as } = await peoplePages(db)
const ash = await makeSchool(db, trust, 'Ash School')
const elm = await makeSchool(db, trust, 'Elm School')
const [ashId, elmId] = [ash.schoolId, elm.schoolId]
await makePerson(db, trust, {
  givenName: 'Bo',
  familyName: 'Birch-Alder',
  stays: [{ kind: 'staff', job: 'teacher', schoolId: ashId }],
})
await makePerson(db, trust, {
  givenName: 'Cy',
  familyName: 'Clover',
  dateOfBirth: '2014-05-01',
  stays: [{ kind: 'pupil', schoolId: ashId, from: '2025-09-01' }],
})
await makePerson(db, trust, {
  givenName: 'Di',
  familyName: 'Dogwood',
  stays: [{ kind: 'pupil', schoolId: elmId, until: '2026-07-20' }],
})
const administrator = await as({ roles: ['system-administrator'] })

test('everyone of the trust is listed by family name, with what they are and where', async () => {
  const { status, page } = await administrator.get('/people')

  expect(status).toBe(200)
  expect(page.indexOf('Bo Birch-Alder')).toBeLessThan(page.indexOf('Cy Clover'))
  expect(page).toContain('Teacher, Ash School')
  expect(page).toContain('Former pupil, Elm School (left 20 July 2026)')
})

test.each([
  ['the beginning of a family name', '?q=clo', 'Cy Clover'],
  ['the second part of a double name', '?q=ald', 'Bo Birch-Alder'],
  ['both names in any case', '?q=BO+birch', 'Bo Birch-Alder'],
  ['a kind', '?kind=former-pupil', 'Di Dogwood'],
  ['a kind at a school', `?kind=pupil&school=${ashId}`, 'Cy Clover'],
])('somebody is found by %s', async (_, query, name) => {
  const { page } = await administrator.get(`/people${query}`)

  expect(page).toContain('1 person found')
  expect(page).toContain(name)
})

test.each(['?q=%25', '?q=_', '?q=nobody', "?q=';--", `?kind=pupil&school=${elmId}`])(
  'nobody is found by %s, and the page says what to do',
  async (query) => {
    const { status, page } = await administrator.get(`/people${query}`)

    expect(status).toBe(200)
    expect(page).toContain('Try fewer letters')
  },
)

test('who was somewhere until today is there no more, and who is until tomorrow still is', async () => {
  const until = (day: string, familyName: string) =>
    makePerson(db, trust, { familyName, stays: [{ kind: 'contractor', until: day }] })
  await until('2026-11-20', 'Gone')
  await until('2026-11-21', 'Going')

  const { page } = await administrator.get('/people?kind=contractor')

  expect(page).toContain('1 person found')
  expect(page).toContain('Ada Going')
})

test('what is no name, school, kind or page in the address is not heeded', async () => {
  const { status, page } = await administrator.get('/people?q=%00-&kind=wizard&school=1&page=-4')

  expect(status).toBe(200)
  expect(page).toContain('Cy Clover')
})

test('a headteacher sees their own school only, and the leadership no child of it', async () => {
  const stays = [{ kind: 'staff', schoolId: ashId }] as const
  const head = await makePerson(db, trust, {
    givenName: 'Head',
    familyName: 'Holm',
    stays: [...stays],
  })
  const leader = await makePerson(db, trust, {
    givenName: 'Lee',
    familyName: 'Larch',
    stays: [...stays],
  })
  const headPages = await as({ person: head, roles: [{ role: 'headteacher', schoolId: ashId }] })
  const leaderPages = await as({ person: leader, roles: [{ role: 'leadership', schoolId: ashId }] })

  const seen = (await headPages.get('/people')).page
  expect(seen).toContain('Cy Clover')
  expect(seen).not.toContain('Di Dogwood')
  expect(seen).not.toContain('Add a person')
  const adults = (await leaderPages.get('/people')).page
  expect(adults).toContain('Bo Birch-Alder')
  expect(adults).not.toContain('Cy Clover')
})

test('a teacher may list nobody, and nobody gets in with a password alone', async () => {
  const teacher = await as({})
  const weak = await as({ roles: ['system-administrator'], way: 'password' })

  expect((await teacher.get('/people')).page).toContain('Your roles do not include this')
  expect((await weak.get('/people')).status).toBe(403)
})

test('a long list comes in pages of 25 that lose nobody and repeat nobody', async () => {
  const { as: asOther, trust: other } = await peoplePages(db)
  for (let i = 0; i < 27; i += 1) await makePerson(db, other, { familyName: `Same` })
  const pages = await asOther({ roles: ['system-administrator'] })
  const idsOn = (page: string) =>
    [...page.matchAll(/people\/([0-9a-f-]{36})"/g)].map(([, id]) => id)

  const first = (await pages.get('/people')).page
  const second = (await pages.get('/people?page=2')).page
  const beyond = (await pages.get('/people?page=99')).page

  expect(first).toContain('28 people')
  expect(idsOn(first)).toHaveLength(25)
  expect(new Set([...idsOn(first), ...idsOn(second)]).size).toBe(28)
  expect(idsOn(beyond)).toEqual(idsOn(second))
})

test('that somebody looked is recorded, without the name that was looked for', async () => {
  await administrator.get('/people?q=clover')

  const [last] = await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('audit_entry')
      .select(['actor', 'facts'])
      .where('action', '=', 'people.listed')
      .orderBy('entry_id', 'desc')
      .limit(1)
      .execute(),
  )
  expect(last?.actor).toBe(administrator.personId)
  expect(JSON.stringify(last?.facts)).not.toMatch(/clover/i)
})
