import { expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import { giveRole } from '#people/roles/give-role.ts'
import { oneRoster } from '#test/import-files.ts'
import { clock, importing, pupils, teacher } from '#test/importing.ts'
import { makePerson } from '#test/makers.ts'
import { documentIn, entraUser, patchOf, startDirectory } from '#test/directory.ts'
import { signedIn } from '#test/signed-in.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { app, trust, scim } = await startDirectory(db)

test('Entra creates an account, finds it by its name, and the person is staff', async () => {
  const sent = entraUser('ada')
  const created = await scim('POST', '/Users', { body: sent })

  expect(created.status).toBe(201)
  const user = await documentIn(created)
  expect(created.headers.get('location')).toMatch(new RegExp(`/Users/${String(user['id'])}$`))
  expect(user).toMatchObject({
    externalId: sent.externalId,
    userName: 'ada@staff.example',
    active: true,
    name: { givenName: 'Ada', familyName: 'Ashdown' },
    emails: [{ value: 'ada@staff.example', type: 'work', primary: true }],
  })
  const found = await listed('userName eq "ADA@staff.example"')
  expect(found).toMatchObject({ totalResults: 1, Resources: [{ id: user['id'] }] })
  expect(await staysOf(String(user['id']))).toEqual([{ kind: 'staff', until_day: null }])
})

test('Entra asks for nobody first, as its test of the connection does', async () => {
  const found = await listed(`userName eq "${newId()}"`)
  expect(found).toMatchObject({ totalResults: 0, Resources: [], startIndex: 1, itemsPerPage: 0 })
})

test('the same account is not created twice', async () => {
  const sent = entraUser('twice')
  await scim('POST', '/Users', { body: sent })

  const again = await scim('POST', '/Users', { body: sent })
  expect(again.status).toBe(409)
  expect(await documentIn(again)).toMatchObject({ scimType: 'uniqueness', status: '409' })
})

test.each([
  ['a word in capitals', { op: 'Replace', path: 'active', value: 'False' }],
  ['a value without a path', { op: 'replace', value: { active: false } }],
  ['a list of one', { op: 'Replace', path: 'active', value: [{ value: 'False' }] }],
])('shut with %s, an account loses its roles and its session at once', async (_, operation) => {
  const { id, person } = await created(newId().slice(24))
  const role = { role: 'comms-lead', capacity: 'holder', from: '2026-11-20' } as const
  const by = { trustId: trust.trustId, by: 'test' }
  await giveRole({ db, clock }, { ...by, ...person, ...role })
  const visitor = await signedIn(db, { trust, person })
  expect((await app.request('/trusts/model-trust/account', visitor)).status).toBe(200)

  const shut = await scim('PATCH', `/Users/${id}`, { body: patchOf(operation) })

  expect(shut.status).toBe(200)
  expect(await documentIn(shut)).toMatchObject({ active: false })
  expect((await app.request('/trusts/model-trust/account', visitor)).status).toBe(303)
  expect(await rowsAbout('login_session', id)).toEqual([])
  expect(await staysOf(id)).toEqual([{ kind: 'staff', until_day: '2026-11-20' }])
  expect(await rowsAbout('role_holding', id)).toMatchObject([{ until_day: '2026-11-20' }])
})

test('a shut account stays shut when a nightly import still tells of the person as staff', async () => {
  const { applied, personIdOf } = importing(db)
  const nightly = await oneRoster([{ ...teacher, id: 't7', email: 'night@staff.example' }])
  await applied(trust, nightly)
  const person = { personId: await personIdOf(trust, 't7') }
  await scim('POST', '/Users', { body: entraUser('night') })
  const shut = patchOf({ op: 'Replace', path: 'active', value: 'False' })
  await scim('PATCH', `/Users/${person.personId}`, { body: shut })

  await applied(trust, nightly)

  const visitor = await signedIn(db, { trust, person })
  expect((await app.request('/trusts/model-trust/account', visitor)).status).toBe(303)
})

test('opened again it is the same person, without the roles they had', async () => {
  const { id } = await created('again')
  await scim('PATCH', `/Users/${id}`, {
    body: patchOf({ op: 'Replace', path: 'active', value: 'False' }),
  })

  const opened = await scim('PATCH', `/Users/${id}`, {
    body: patchOf({ op: 'Replace', path: 'active', value: 'True' }),
  })

  expect(await documentIn(opened)).toMatchObject({ id, active: true })
  expect(await staysOf(id)).toMatchObject([{ until_day: '2026-11-20' }, { until_day: null }])
})

test('deleted, and created later under the same object id, it is the same person', async () => {
  const { id, sent } = await created('deleted')

  expect((await scim('DELETE', `/Users/${id}`)).status).toBe(204)
  expect((await scim('GET', `/Users/${id}`)).status).toBe(404)
  expect((await scim('DELETE', `/Users/${id}`)).status).toBe(404)
  const back = await scim('POST', '/Users', { body: sent })

  expect(back.status).toBe(201)
  expect(await documentIn(back)).toMatchObject({ id })
})

test('a change of names, address and manager as Entra writes it', async () => {
  const { id } = await created('married')
  const manager = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager'

  const changed = await scim('PATCH', `/Users/${id}`, {
    body: patchOf(
      { op: 'Replace', path: 'name.familyName', value: 'Birch' },
      { op: 'Add', path: 'emails[type eq "work"].value', value: 'a.birch@staff.example' },
      { op: 'Add', path: manager, value: newId() },
      { op: 'Replace', value: { 'name.givenName': 'Adah', displayName: 'Adah Birch' } },
      { op: 'Replace', path: 'userName', value: 'a.birch@staff.example' },
    ),
  })

  expect(await documentIn(changed)).toMatchObject({
    userName: 'a.birch@staff.example',
    name: { givenName: 'Adah', familyName: 'Birch' },
    emails: [{ value: 'a.birch@staff.example' }],
  })
})

test('a worker whom the school’s system knows by the same address is that person', async () => {
  const known = await makePerson(db, trust, { email: 'known@staff.example' })

  const user = await documentIn(await scim('POST', '/Users', { body: entraUser('known') }))

  expect(user).toMatchObject({ id: known.personId, name: { familyName: known.familyName } })
  expect(await staysOf(known.personId)).toHaveLength(1)
})

test('a parent of the same address stays somebody else', async () => {
  const parent = await makePerson(db, trust, {
    email: 'parent@staff.example',
    stays: [{ kind: 'parent' }],
  })
  const user = await documentIn(await scim('POST', '/Users', { body: entraUser('parent') }))
  expect(user['id']).not.toBe(parent.personId)
})

test('no pupil is ever taken', async () => {
  const oid = newId()
  const { applied, personIdOf } = importing(db)
  await applied(trust, await oneRoster([...pupils(1), teacher], { mode: 'delta' }))
  const pupil = await personIdOf(trust, 'p0')
  const known = { source: 'entra', thing: 'person', id: oid, person_id: pupil } as const
  await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .insertInto('external_id')
      .values({ trust_id: trust.trustId, school_id: null, ...known })
      .execute(),
  )

  const byId = await scim('POST', '/Users', { body: { ...entraUser('pupil'), externalId: oid } })
  const byType = await scim('POST', '/Users', {
    body: { ...entraUser('student'), userType: 'Student' },
  })

  expect([byId.status, byType.status]).toEqual([400, 400])
  expect(await documentIn(byId)).toMatchObject({ scimType: 'invalidValue' })
})

test('a version that is no longer current is neither overwritten nor sent again', async () => {
  const { id } = await created('version')
  const etag = (await scim('GET', `/Users/${id}`)).headers.get('etag') ?? ''

  const same = await scim('GET', `/Users/${id}`, { headers: { 'if-none-match': etag } })
  const operation = { op: 'replace', path: 'name.givenName', value: 'Ann' }
  const rename = { body: patchOf(operation), headers: { 'if-match': etag } }
  const first = await scim('PATCH', `/Users/${id}`, rename)
  const late = await scim('PATCH', `/Users/${id}`, rename)

  expect([same.status, first.status, late.status]).toEqual([304, 200, 412])
})

test('a replacement takes away what it does not name', async () => {
  const { id, sent } = await created('replaced')
  const { emails: _, ...without } = sent

  const replaced = await documentIn(await scim('PUT', `/Users/${id}`, { body: without }))

  expect(replaced).toMatchObject({ id, userName: sent.userName })
  expect(replaced).not.toHaveProperty('emails')
})

test('a list comes in pages', async () => {
  const all = await listed('')
  const total = Number(all['totalResults'])
  const page = await documentIn(await scim('GET', '/Users?startIndex=2&count=1'))

  expect(page).toMatchObject({ totalResults: total, startIndex: 2, itemsPerPage: 1 })
  const none = await documentIn(await scim('GET', '/Users?count=0'))
  expect(none).toMatchObject({ totalResults: total, Resources: [] })
})

async function created(name: string) {
  const sent = entraUser(name)
  const user = await documentIn(await scim('POST', '/Users', { body: sent }))
  const id = String(user['id'])
  return { id, sent, person: { personId: id } }
}

async function listed(filter: string) {
  return documentIn(await scim('GET', `/Users?filter=${encodeURIComponent(filter)}`))
}

async function staysOf(personId: string) {
  return db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('stay')
      .select(['kind', 'until_day'])
      .where('person_id', '=', personId)
      .orderBy('stay_id')
      .execute(),
  )
}

async function rowsAbout(table: 'login_session' | 'role_holding', personId: string) {
  return db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom(table).selectAll().where('person_id', '=', personId).execute(),
  )
}
