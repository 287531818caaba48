import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { findTrust } from '#people/find-trust.ts'
import { whoHolds } from '#people/roles/who-holds.ts'
import { rolesOf } from '#people/roles/roles-of.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { keepModelTrust, modelLibrary } from '#test/model-trust.ts'
import { dayFields, insiderOf, peoplePages } from '#test/people-pages.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, as } = await peoplePages(db)
const { trustId } = trust
const ash = await makeSchool(db, trust, 'Ash School')
const elm = await makeSchool(db, trust, 'Elm School')
const ashId = ash.schoolId
const atAsh = [{ kind: 'staff', job: 'teacher', schoolId: ashId }] as const
const administrator = await as({ roles: ['system-administrator'] })
const headteacher = await makePerson(db, trust, { familyName: 'Holm', stays: [...atAsh] })
const head = await as({
  person: headteacher,
  roles: [{ role: 'headteacher', schoolId: ashId }],
})
const someone = () => makePerson(db, trust, { familyName: 'Alder', stays: [...atAsh] })
const dsl = {
  role: 'dsl',
  school: ashId,
  capacity: 'holder',
  ...dayFields('from', '2026-11-20'),
}

test('a role is given, is held, and a form sent twice gives it once', async () => {
  const { personId } = await someone()
  const form = { ...dsl, holding: newId() }

  const first = await administrator.post(`/people/${personId}/roles`, form)
  const again = await administrator.post(`/people/${personId}/roles`, form)

  expect([first.status, again.status]).toEqual([303, 303])
  const { page } = await administrator.follow(first)
  expect(page).toContain('The role was given')
  expect(page).toContain('Ash School, from 20 November 2026')
  expect(await rolesOf({ db }, { trustId, personId })).toHaveLength(1)
  const entries = await db.transactionFor(trustId, ({ query }) =>
    query
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_id', '=', form.holding)
      .execute(),
  )
  expect(entries).toEqual([{ action: 'role.given' }])
})

test.each([
  ['no role', { role: '' }, 'Select a role', 'role'],
  ['a role there is not', { role: 'wizard' }, 'Select a role', 'role'],
  ['a school for a role of the trust', { role: 'trust-dpo' }, 'for the whole trust', 'school'],
  ['no school for a role of one', { school: '' }, 'select which', 'school'],
  ['a school there is not', { school: newId() }, 'Select one of the schools', 'school'],
  ['no first day', dayFields('from', '--'), 'Enter the day from which', 'from-day'],
  ['an end before', dayFields('until', '2026-11-19'), 'must be after the first', 'until-day'],
  ['a day before they came', dayFields('from', '2020-01-01'), 'do not work for', 'from-day'],
])('with %s no role is given, and the field says why', async (...given) => {
  const [, wrong, says, field] = given
  const stays = [{ kind: 'staff' as const, schoolId: ashId, from: '2025-09-01' }]
  const { personId } = await makePerson(db, trust, { stays })

  const answer = await administrator.post(`/people/${personId}/roles`, { ...dsl, ...wrong })

  expect(answer.status).toBe(422)
  expect(answer.page).toMatch(new RegExp(`href="#${field}"[^>]*>[^<]*${says}`))
  expect(answer.page).toContain(`id="${field}"`)
  expect(await rolesOf({ db }, { trustId, personId })).toEqual([])
})

test('a role held already, and a role for a parent, are refused with the reason', async () => {
  const { personId } = await someone()
  const parent = await makePerson(db, trust, { stays: [{ kind: 'parent', schoolId: ashId }] })
  await administrator.post(`/people/${personId}/roles`, dsl)

  const again = await administrator.post(`/people/${personId}/roles`, dsl)
  expect([again.status, again.page.includes('They hold this role there already')]).toEqual([
    422,
    true,
  ])
  const refused = await administrator.post(`/people/${parent.personId}/roles`, dsl)
  expect(refused.page).toContain('do not work for or govern the trust')
})

test('nobody gives themselves a role, whatever they hold', async () => {
  const { personId } = administrator

  expect((await administrator.get(`/people/${personId}/roles`)).page).toContain(
    'You cannot do this for yourself',
  )
  const given = await administrator.post(`/people/${personId}/roles`, {
    ...dsl,
    school: elm.schoolId,
  })
  expect(given.status).toBe(403)
  expect((await administrator.get(`/people/${personId}`)).page).not.toContain('Give a role')
})

test('a headteacher gives roles of their own school only, and not that of headteacher', async () => {
  const { personId } = await someone()
  const { page } = await head.get(`/people/${personId}/roles`)

  expect(page).toContain('value="dsl"')
  expect(page).not.toContain('value="headteacher"')
  expect(page).not.toContain('value="system-administrator"')
  expect(page).not.toContain('Elm School')
  const give = (wrong: Record<string, string>) =>
    head.post(`/people/${personId}/roles`, { ...dsl, ...wrong })
  expect((await give({ role: 'headteacher' })).status).toBe(403)
  expect((await give({ school: elm.schoolId })).status).toBe(403)
  expect((await give({ role: 'system-administrator', school: '' })).status).toBe(403)
  expect((await give({ role: 'system-administrator' })).status).toBe(422)
  expect(await rolesOf({ db }, { trustId, personId })).toEqual([])
  expect((await give({})).status).toBe(303)
})

test('a teacher of another school is nobody to a headteacher, and a teacher gives nothing', async () => {
  const stays = [{ kind: 'staff' as const, schoolId: elm.schoolId }]
  const { personId } = await makePerson(db, trust, { stays })
  const teacher = await as({})

  expect((await head.post(`/people/${personId}/roles`, dsl)).status).toBe(404)
  expect((await head.get(`/people/${personId}/roles`)).status).toBe(404)
  expect((await teacher.post(`/people/${headteacher.personId}/roles`, dsl)).status).toBe(404)
})

test('a role ended today is gone, and who held it is signed out', async () => {
  const holder = await someone()
  const holding = await as({ person: holder, roles: [{ role: 'deputy-dsl', schoolId: ashId }] })
  const [held] = await rolesOf({ db }, { trustId, personId: holder.personId })
  const path = `/people/${holder.personId}/roles/${held?.holdingId}`
  expect((await holding.get('/people')).status).toBe(200)

  expect((await administrator.get(path)).page).toContain('End the role')
  const early = await administrator.post(`${path}/end`, dayFields('on', '--'))
  expect(early.page).toContain('Enter the day on which the role ends')
  const ended = await administrator.post(`${path}/end`, dayFields('on', '2026-11-20'))

  expect((await administrator.follow(ended)).page).toContain('The role was ended')
  expect((await holding.get('/people')).location).toContain('/sign-in')
  expect(await whoHolds({ db }, { trustId, day: '2026-11-20', role: 'deputy-dsl' })).toEqual([])
  const again = await administrator.post(`${path}/end`, dayFields('on', '2026-11-20'))
  expect([again.status, again.page.includes('has ended by that day already')]).toEqual([422, true])
})

test('the days of a role are changed; no other person’s, and no role of another trust', async () => {
  const holder = await someone()
  await administrator.post(`/people/${holder.personId}/roles`, dsl)
  const [held] = await rolesOf({ db }, { trustId, personId: holder.personId })
  const days = { ...dayFields('from', '2026-12-01'), ...dayFields('until', '2027-01-01') }
  const change = { capacity: 'alternate', ...days }
  const path = `roles/${held?.holdingId}`

  const done = await administrator.post(`/people/${holder.personId}/${path}`, change)
  expect((await administrator.follow(done)).page).toContain('Alternate, Ash School')
  expect(await rolesOf({ db }, { trustId, personId: holder.personId })).toMatchObject([
    { capacity: 'alternate', from: '2026-12-01', until: '2027-01-01' },
  ])
  const others = await administrator.post(`/people/${headteacher.personId}/${path}`, change)
  expect(others.status).toBe(404)
  const { as: asOther } = await peoplePages(db)
  const foreign = await asOther({ roles: ['system-administrator'] })
  expect((await foreign.post(`/people/${holder.personId}/${path}`, change)).status).toBe(404)
})

test('everyone who works here sees who holds which role; a parent does not', async () => {
  const teacher = await as({})
  const parent = await as({ person: await makePerson(db, trust, { stays: [{ kind: 'parent' }] }) })

  const { page } = await teacher.get('/roles')
  expect(page).toContain('Ada Holm')
  expect(page).not.toContain(`people/${headteacher.personId}`)
  expect((await parent.get('/roles')).status).toBe(403)
})

test('a role the policy relies on and nobody holds is named with its clause, and leads to giving it', async () => {
  const library = modelLibrary()
  await keepModelTrust(db, library)
  const model = await findTrust({ db }, { slug: 'model-trust' })
  if (!model) throw new Error('no model trust')
  const app = testApp({ db, library, clock: clockAt('2026-11-20T12:00:00Z') })
  const school = await makeSchool(db, model, 'Yew School')
  const holder = await makePerson(db, model, { familyName: 'Rowan' })
  const insider = insiderOf(
    app,
    model,
    await signedIn(db, { trust: model, roles: ['system-administrator'] }),
  )

  const before = (await insider.get('/roles')).page
  expect(before).toContain('Nobody holds it')
  expect(before).toMatch(/policy\/MOD-[0-9.]+"/)
  const address = /href="\/trusts\/model-trust(\/roles\/give[^"]+)"/.exec(before)?.[1] ?? ''
  const choice = (await insider.get(`${address.replaceAll('&amp;', '&')}&q=row`)).page
  expect(choice).toContain('Ada Rowan')
  const give = new RegExp(`/people/${holder.personId}/roles\\?[^"]+`).exec(choice)?.[0] ?? ''
  const form = (await insider.get(give.replaceAll('&amp;', '&'))).page
  expect(form).toMatch(/<option value="dsl" selected/)
  await insider.post(`/people/${holder.personId}/roles`, { ...dsl, school: school.schoolId })

  const after = (await insider.get('/roles')).page
  expect(after).toContain('One person alone holds it')
  expect(after).toContain('Give it an alternate')
})
