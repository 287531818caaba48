import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import { keepMapping } from './keep-mapping.ts'
import { listMappings } from './list-mappings.ts'
import { csvMapping } from './reading/mapping.ts'

const db = await testDb()
const needs = { db, clock: clockAt('2026-11-20T12:00:00Z') }
const mapping = csvMapping.parse({
  columns: { id: 'No', givenName: 'Forename', familyName: 'Surname' },
  kind: 'pupil',
})

test('a mapping is kept under its name, and the last one kept is the one that counts', async () => {
  const [trust, other] = [await makeTrust(db), await makeTrust(db)]
  const asked = { trustId: trust.trustId, by: 'test', name: 'census' }
  await keepMapping(needs, { ...asked, mapping: { ...mapping, idLength: 6 } })
  await keepMapping(needs, { ...asked, mapping })

  expect([...(await listMappings(needs, trust))]).toEqual([['census', mapping]])
  expect([...(await listMappings(needs, other))]).toEqual([])
})
