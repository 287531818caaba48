import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { giveRole } from '#people/roles/give-role.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { dayFields } from '#test/people-pages.ts'
import { hiddenOf, keepVersion, readingPages } from '#test/reading-pages.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, as } = await readingPages(db, 'LEA')
const { schoolId } = await makeSchool(db, trust)
const title = 'ICT and Internet Acceptable Use Policy'
await keepVersion(db, trust, { title, version: '2026' })
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

test('nor is a role that was held before lengthened, and ending it sooner waits for nothing', async () => {
  const teacher = await makePerson(db, trust, { stays: [{ kind: 'staff', schoolId }] })
  const holding = {
    holdingId: newId(),
    personId: teacher.personId,
    role: 'channel-manager',
    schoolId,
    capacity: 'holder',
    from: '2026-09-01',
    until: '2026-12-01',
  } as const
  const clock = clockAt('2026-09-01T12:00:00Z')
  const { trustId } = trust
  expect((await giveRole({ db, clock }, { ...holding, trustId, by: 'test' })).ok).toBe(true)
  const change = (from: string, until: string) =>
    administrator.post(`/people/${teacher.personId}/roles/${holding.holdingId}`, {
      capacity: 'holder',
      ...dayFields('from', from),
      ...dayFields('until', until),
    })

  for (const longer of [change('2026-09-01', '2027-07-01'), change('2026-08-01', '2026-12-01')]) {
    const refused = await longer
    expect(refused.status).toBe(422)
    expect(refused.page).toContain('LEA-12.02')
  }
  expect((await change('2026-09-01', '2026-11-30')).status).toBe(303)
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
