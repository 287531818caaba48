import { expect, test } from 'vitest'

import { makePerson, makeSchool } from '#test/makers.ts'
import { dayFields } from '#test/people-pages.ts'
import { hiddenOf, readingPages, rightly } from '#test/reading-pages.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, edition, as } = await readingPages(db, 'LEA')
const ash = await makeSchool(db, trust, 'Ash School')
const elm = await makeSchool(db, trust, 'Elm School')
const staff = (familyName: string, schoolId = ash.schoolId) =>
  makePerson(db, trust, { familyName, stays: [{ kind: 'staff', job: 'teacher', schoolId }] })
const [alder, birch, dogwood] = [
  await staff('Alder'),
  await staff('Birch'),
  await staff('Dogwood', elm.schoolId),
]
const head = await as({
  person: await staff('Holm'),
  roles: [{ role: 'headteacher', schoolId: ash.schoolId }],
})
const lesson = 'what=learn%3Apolicy'
const standsOf = async (person: { readonly personId: string }, on?: string) => {
  const pages = await as({ person, ...(on === undefined ? {} : { on }) })
  return (await pages.get('/reading')).page
}
const keptOf = ({ personId }: { readonly personId: string }) =>
  db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('acknowledgement')
      .select(['requirement', 'asks', 'on_day', 'session_id', 'clauses'])
      .where('person_id', '=', personId)
      .execute(),
  )

test('the points of the lesson are the advice of the policy, with who asks for it', async () => {
  const { status, page } = await head.get('/training')

  expect(status).toBe(200)
  expect(page).toContain('Using social media safely')
  for (const clause of ['LEA-8.01', 'LEA-8.09', 'LEA-7.01']) expect(page).toContain(clause)
  expect(page).not.toContain('LEA-10.06')
})

test('a session is recorded for those who were there, once, and is evidence with day and words', async () => {
  const { page } = await head.get(`/training/session?${lesson}`)
  expect(page).toContain('Ada Alder')
  expect(page).not.toContain('Dogwood')
  const form = {
    ...hiddenOf(page),
    who: 'ticked',
    person: alder.personId,
    says: 'Talked through at the staff meeting',
    ...dayFields('day', '2026-11-18'),
  }

  const both = await Promise.all([
    head.post(`/training/session?${lesson}`, form),
    head.post(`/training/session?${lesson}`, form),
  ])

  expect(both.map(({ status }) => status)).toEqual([303, 303])
  expect(await keptOf(alder)).toMatchObject([
    {
      requirement: 'learn:policy',
      asks: 'learn',
      on_day: '2026-11-18',
      session_id: hiddenOf(page)['id'],
    },
  ])
  expect(await keptOf(birch)).toEqual([])
  const { page: after } = await head.get('/training')
  expect(after).toContain('Talked through at the staff meeting')
  expect(after).toContain('1 person')
  expect(await standsOf(alder)).toContain('Done on 18 November 2026')
})

test.each([
  ['a day to come', dayFields('day', '2026-11-21'), 'must be today or before'],
  ['no day', dayFields('day', '--'), 'Enter the day it was'],
  ['no words', { says: '' }, 'Say in a few words'],
  ['nobody ticked', { who: 'ticked' }, 'Select who it is for'],
])('with %s nothing is recorded and what was typed stays', async (...given) => {
  const [, wrong, says] = given
  const { page } = await head.get(`/training/session?${lesson}`)
  const form = { who: 'all', says: 'At the meeting', ...dayFields('day', '2026-11-18'), ...wrong }

  const again = await head.post(`/training/session?${lesson}`, { ...hiddenOf(page), ...form })

  expect(again.status).toBe(422)
  expect(again.page).toContain(says)
  expect(hiddenOf(again.page)).toEqual(hiddenOf(page))
  expect(await keptOf(birch)).toEqual([])
})

test('nobody records for a school of others, or signs for anybody', async () => {
  const sign = `what=${encodeURIComponent('document:ICT and Internet Acceptable Use Policy')}`
  const form = {
    who: 'ticked',
    person: dogwood.personId,
    says: 'There',
    ...dayFields('day', '2026-11-18'),
  }

  expect((await head.get(`/training/session?${lesson}&school=${elm.schoolId}`)).status).toBe(403)
  expect((await head.post(`/training/session?${lesson}`, form)).status).toBe(422)
  expect((await head.get(`/training/session?${sign}`)).page).toContain('nothing to record')
  expect(await keptOf(dogwood)).toEqual([])
  expect((await (await as({})).get('/training')).status).toBe(403)
})

test('a refresher asks chosen people once more, and is over for who has done it since', async () => {
  const pages = await as({ person: birch, on: '2026-11-19' })
  const first = await pages.get(`/reading/item?${lesson}`)
  await pages.post('/reading/item', rightly(first.page, edition))
  const { page } = await head.get(`/training/refresher?${lesson}`)
  const asked = await head.post(`/training/refresher?${lesson}`, {
    ...hiddenOf(page),
    who: 'ticked',
    person: birch.personId,
    says: 'A new app is in use',
    ...dayFields('day', '2026-12-04'),
  })
  expect(asked.status).toBe(303)

  const waiting = await standsOf(birch, '2026-11-23')
  expect(waiting).toContain('You were asked to do this again: A new app is in use')
  expect(waiting).toContain('By 4 December 2026')
  expect(await standsOf(alder, '2026-11-23')).not.toContain('A new app is in use')
  const later = await as({ person: birch, on: '2026-11-23' })
  const again = await later.get(`/reading/item?${lesson}`)
  await later.post('/reading/item', rightly(again.page, edition))

  expect(await standsOf(birch, '2026-11-23')).not.toContain('A new app is in use')
  expect(await keptOf(birch)).toHaveLength(2)
  expect((await head.get('/training')).page).toMatch(/1\s+person\s+of\s+1\s+have done/)
})
