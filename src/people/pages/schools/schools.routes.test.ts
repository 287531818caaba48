import { expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { peoplePages } from '#test/people-pages.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, as } = await peoplePages(db)
const administrator = await as({ roles: ['system-administrator'] })
const { get, post, follow } = administrator

const whole = {
  name: 'Ash School',
  urn: '100001',
  phase: 'secondary',
  'terms-0-name': 'Autumn',
  'terms-0-from': '2026-09-01',
  'terms-0-to': '2026-12-18',
  'day-0-kind': 'lesson',
  'day-0-from': '10:00',
  'day-0-to': '11:00',
  'day-2-kind': 'lesson',
  'day-2-from': '08:50',
  'day-2-to': '09:50',
  areas: 'Staff room\r\n\r\n  Office  ',
}
const kept = async (schoolId: string) =>
  (await listSchools({ db }, trust)).find((school) => school.schoolId === schoolId)

test('a school is added with its terms, its day in order and its areas; sent twice, once', async () => {
  const schoolId = newId()

  const first = await post('/schools/new', { ...whole, school: schoolId })
  await post('/schools/new', { ...whole, school: schoolId })

  const { page } = await follow(first)
  expect(page).toContain('The school was saved')
  expect(page).toContain('1 September 2026')
  expect(page.indexOf('08:50')).toBeLessThan(page.indexOf('10:00'))
  expect(await kept(schoolId)).toMatchObject({
    urn: '100001',
    calendar: {
      terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
      day: [{ from: '08:50' }, { from: '10:00' }],
      designatedAreas: ['Staff room', 'Office'],
    },
  })
  expect(await listSchools({ db }, trust)).toHaveLength(1)
})

test('a school is shown in its form as it is kept, and changed', async () => {
  const { schoolId } = await makeSchool(db, trust, 'Before School')
  await post(`/schools/${schoolId}/change`, { ...whole, urn: '100002', name: 'Before School' })

  const form = (await get(`/schools/${schoolId}/change`)).page
  expect(form).toContain('value="2026-12-18"')
  expect(form).toMatch(/<option value="secondary" selected/)
  const changed = await post(`/schools/${schoolId}/change`, { name: 'After School' })

  expect(changed.location).toContain(schoolId)
  expect(await kept(schoolId)).toMatchObject({ name: 'After School', calendar: { terms: [] } })
})

test.each([
  ['no name', { name: '' }, 'Enter the name of the school', 'name'],
  ['letters in a URN', { urn: '12345a' }, 'A URN has six digits', 'urn'],
  ['a phase there is not', { phase: 'college' }, 'Select one of the phases', 'phase'],
  ['a term without a name', { 'terms-0-name': '' }, 'Enter the name of the term', 'terms-0-name'],
  ['a day that is none', { 'terms-0-to': '2026-13-01' }, 'Enter the last day', 'terms-0-to'],
  ['a term that ends first', { 'terms-0-to': '2026-08-01' }, 'must not end before', 'terms-0-to'],
  ['a time that is none', { 'day-2-from': '25:00' }, 'Enter when this part begins', 'day-2-from'],
  ['a part of no kind', { 'day-2-kind': '' }, 'Select lesson, break or lunch', 'day-2-kind'],
  ['a part that ends first', { 'day-2-to': '08:00' }, 'must end after', 'day-2-to'],
])('with %s nothing is kept, and the field of the row says why', async (...given) => {
  const [, wrong, says, field] = given
  const schoolId = newId()

  const form = { ...whole, urn: '', ...wrong, school: schoolId }
  const { status, page } = await post('/schools/new', form)

  expect(status).toBe(422)
  expect(page).toMatch(new RegExp(`href="#${field}"[^>]*>[^<]*${says}`))
  expect(page).toContain(`id="${field}"`)
  expect(page).toContain('Staff room')
  expect(await kept(schoolId)).toBeUndefined()
})

test('a URN is one school’s: a second one is told whose it is', async () => {
  await post('/schools/new', { name: 'First School', urn: '100009' })

  const { status, page } = await post('/schools/new', { name: 'Second School', urn: '100009' })

  expect(status).toBe(422)
  expect(page).toContain('First School has this URN already')
})

test('everyone who works here sees the schools; only an administrator changes one', async () => {
  const { schoolId } = await makeSchool(db, trust, 'Elm School')
  const teacher = await as({})
  const parent = await as({ person: await makePerson(db, trust, { stays: [{ kind: 'parent' }] }) })
  const head = await as({ roles: [{ role: 'headteacher', schoolId }] })

  expect((await teacher.get('/schools')).page).toContain('Elm School')
  const { page } = await teacher.get(`/schools/${schoolId}`)
  expect(page).toContain('No terms are entered yet')
  expect(page).not.toContain('Change this school')
  expect((await parent.get('/schools')).status).toBe(403)
  expect((await head.post(`/schools/${schoolId}/change`, whole)).status).toBe(403)
  expect((await head.get('/schools/new')).status).toBe(403)
})

test('a school of another trust is not there', async () => {
  const { schoolId } = await makeSchool(db, (await peoplePages(db)).trust, 'Foreign School')

  expect((await get(`/schools/${schoolId}`)).status).toBe(404)
  expect((await get('/schools/x')).status).toBe(404)
  expect((await post(`/schools/${schoolId}/change`, whole)).status).toBe(404)
})

test('a trust without schools says who adds them', async () => {
  const { as: asOther } = await peoplePages(db)
  const teacher = await asOther({})

  expect((await teacher.get('/schools')).page).toContain('A system administrator adds schools')
})
