import { expect, test } from 'vitest'

import { makePerson, makeSchool } from '#test/makers.ts'
import { readingPages, rightly } from '#test/reading-pages.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, edition, as } = await readingPages(db, 'STC')
const ash = await makeSchool(db, trust, 'Ash School')
const elm = await makeSchool(db, trust, 'Elm School')
const at = (schoolId: string, kind: 'staff' | 'volunteer' | 'pupil' | 'parent' = 'staff') => ({
  stays: [{ kind, schoolId }] as const,
})
const person = (familyName: string, schoolId: string, kind?: Parameters<typeof at>[1]) =>
  makePerson(db, trust, { familyName, stays: [...at(schoolId, kind).stays] })
const alder = await person('Alder', ash.schoolId)
await person('Birch', ash.schoolId, 'volunteer')
await person('Clover', ash.schoolId, 'pupil')
await person('=Dogwood', elm.schoolId)
await person('Elder', elm.schoolId, 'parent')
const head = await as({
  person: await person('Holm', ash.schoolId),
  roles: [{ role: 'headteacher', schoolId: ash.schoolId }],
})
const centre = await as({ roles: ['trust-central'] })
const list = '/reading/outstanding'

test('a headteacher sees the people of their own school of whom something is asked', async () => {
  const { status, page } = await head.get(list)

  expect(status).toBe(200)
  expect(page).toContain('Ada Alder')
  expect(page).toContain('Ada Birch')
  expect(page).not.toContain('Clover')
  expect(page).not.toContain('Dogwood')
  expect(page).not.toContain('Elm School')
  expect(page).toContain('Read: The whole policy')
  expect(page).toContain('class="hr-bar"')
})

test('the central team sees every school and no parent or pupil', async () => {
  const { page } = await centre.get(list)

  expect(page).toContain('Elm School')
  expect(page).toContain('=Dogwood')
  expect(page).not.toContain('Elder')
})

test('somebody without such a role is refused', async () => {
  const teacher = await as({})

  expect((await teacher.get(list)).status).toBe(403)
  expect((await teacher.get(`${list}.csv`)).status).toBe(403)
  expect((await teacher.get('/reading')).page).not.toContain('Who has still to read')
})

test('the list follows what is done', async () => {
  const pages = await as({ person: alder })
  for (const what of ['read%3Apolicy', 'learn%3Apolicy']) {
    const { page } = await pages.get(`/reading/item?what=${what}`)
    await pages.post('/reading/item', rightly(page, edition))
  }
  const waiting = async (query: string) => (await head.get(`${list}?${query}`)).page
  expect(await waiting('what=read%3Apolicy')).not.toContain('Ada Alder')
  expect(await waiting('what=self-check')).toContain('Ada Alder')

  await pages.post('/self-check/done')

  expect(await waiting('state=outstanding')).not.toContain('Ada Alder')
  expect(await waiting('state=done')).toContain('Ada Alder')
})

test.each([
  ['a school', `school=${elm.schoolId}`, 'Dogwood', 'Birch'],
  ['a role', 'role=volunteer', 'Birch', 'Dogwood'],
  ['what is overdue', 'state=overdue', 'Birch', 'Ada Alder'],
])('the list shows those of %s alone', async (...given) => {
  const [, query, shown, hidden] = given
  const { page } = await centre.get(`${list}?${query}`)

  expect(page).toContain(shown)
  expect(page).not.toContain(hidden)
})

test.each(['school=elsewhere', 'state=nowhere', 'role=wizard', 'what=%00', 'page=-4', 'page=99'])(
  'what is nothing one could seek (%s) breaks nothing',
  async (query) => {
    expect((await centre.get(`${list}?${query}`)).status).toBe(200)
  },
)

test('a school of others cannot be asked for', async () => {
  const { page } = await head.get(`${list}?school=${elm.schoolId}`)

  expect(page).not.toContain('Dogwood')
  expect(page).toContain('Nobody stands so')
})

test('a spreadsheet has a line for each thing that waits, and no formula', async () => {
  const { page, status } = await centre.get(`${list}.csv?school=${elm.schoolId}`)

  expect(status).toBe(200)
  expect(page.split('\r\n').filter((line) => line.includes('Dogwood'))).toHaveLength(3)
  expect(page).toContain('"Ada =Dogwood"')
  expect(page).not.toContain('Birch')
})

test.each([
  ['looked', '', 'reading.listed'],
  ['took the list away', '.csv', 'reading.exported'],
])('that somebody %s is recorded, and what they sought', async (_, ending, action) => {
  await head.get(`${list}${ending}?role=volunteer`)
  const entries = await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('audit_entry')
      .select(['action', 'facts'])
      .where('actor', '=', head.personId)
      .where('action', '=', action)
      .orderBy('entry_id', 'desc')
      .limit(1)
      .execute(),
  )

  expect(entries).toEqual([{ action, facts: { people: 1, role: 'volunteer' } }])
})
