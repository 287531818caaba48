import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { keyOf } from '#policies/related/related-document.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { dayFields } from '#test/people-pages.ts'
import { hiddenOf, readingPages } from '#test/reading-pages.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, as } = await readingPages(db, 'LEA')
const { schoolId } = await makeSchool(db, trust)
const title = 'ICT and Internet Acceptable Use Policy'
await db.transactionFor(trust.trustId, ({ query }) =>
  query
    .insertInto('related_record')
    .values({
      trust_id: trust.trustId,
      record_id: newId(),
      document: keyOf(title),
      school_id: null,
      title,
      kind: 'policy',
      status: 'in-force',
      link: 'https://documents.example/aup',
      edition: '2026',
      owner: null,
      good_until: null,
      recorded_at: clockAt('2026-11-01T09:00:00Z').now(),
      recorded_by: 'test',
    })
    .execute(),
)
const administrator = await as({ roles: ['system-administrator'] })

test('nobody is made a channel manager before signing, and then they are', async () => {
  const stays = [{ kind: 'staff', job: 'teacher', schoolId }] as const
  const teacher = await makePerson(db, trust, { stays: [...stays] })
  const give = () =>
    administrator.post(`/people/${teacher.personId}/roles`, {
      role: 'channel-manager',
      school: schoolId,
      capacity: 'holder',
      holding: newId(),
      ...dayFields('from', '2026-11-20'),
    })

  const refused = await give()
  expect(refused.status).toBe(422)
  expect(refused.page).toContain(title)
  expect(refused.page).toContain('LEA-12.02')
  const pages = await as({ person: teacher })
  const what = encodeURIComponent(`document:${title}`)
  const { page } = await pages.get(`/reading/item?what=${what}`)
  const unsigned = await pages.post('/reading/item', { ...hiddenOf(page), says: 'yes' })
  expect(unsigned.page).toContain('Enter your full name')
  await pages.post('/reading/item', { ...hiddenOf(page), says: 'yes', signed: 'Ada Ashdown' })

  expect((await give()).status).toBe(303)
})

test('other roles wait for nothing', async () => {
  const { personId } = await makePerson(db, trust, { stays: [{ kind: 'staff', schoolId }] })

  const given = await administrator.post(`/people/${personId}/roles`, {
    role: 'dsl',
    school: schoolId,
    capacity: 'holder',
    holding: newId(),
    ...dayFields('from', '2026-11-20'),
  })

  expect(given.status).toBe(303)
})
