import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import { keepSchool } from './keep-school.ts'
import { listSchools } from './list-schools.ts'
import { newSchool } from './school.ts'

const db = await testDb()
const needs = { db, clock: clockAt('2026-11-20T12:00:00Z') }
const ash = newSchool.parse({
  name: 'Ash School',
  urn: '100001',
  phase: 'primary',
  calendar: {
    terms: [{ name: 'Autumn', from: '2026-09-02', to: '2026-12-18' }],
    day: [{ kind: 'lesson', from: '08:50', to: '10:30' }],
    designatedAreas: ['staff room'],
  },
})

test('a school is kept with its calendar, and keeps its id when it changes', async () => {
  const { trustId } = await makeTrust(db)
  const kept = await keepSchool(needs, { trustId, by: 'test', school: ash })
  if (!kept.ok) throw new Error('not kept')

  const { schoolId } = kept.value
  const school = { ...ash, name: 'Ash and Elm School' }
  await keepSchool(needs, { trustId, by: 'test', schoolId, school })

  expect(await listSchools({ db }, { trustId })).toEqual([{ schoolId, ...school }])
})

test('a URN belongs to one school of a trust; another trust may have it too', async () => {
  const [one, other] = [await makeTrust(db), await makeTrust(db)]
  await keepSchool(needs, { trustId: one.trustId, by: 'test', school: ash })

  const [again, elsewhere] = [
    await keepSchool(needs, { trustId: one.trustId, by: 'test', school: ash }),
    await keepSchool(needs, { trustId: other.trustId, by: 'test', school: ash }),
  ]

  expect(again).toMatchObject({ ok: false, error: { type: 'urn-taken' } })
  expect(elsewhere.ok).toBe(true)
})
