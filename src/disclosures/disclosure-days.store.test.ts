import { expect, test } from 'vitest'

import { canary, makeDisclosers } from '#test/disclosing.ts'
import { testDb } from '#test/test-db.ts'

import { disclosureDays } from './disclosure-days.ts'

const db = await testDb()
const made = await makeDisclosers(db)
const { trust, teacher, head, disclosed, decide } = made

test('the last day of what was allowed stands in its author’s calendar, without what it is about', async () => {
  const disclosure = await disclosed()
  expect(await daysOf(teacher, '2026-11-20')).toEqual([])
  await decide(disclosure)

  const [entry, ...more] = await daysOf(teacher, '2026-11-20')

  expect(more).toEqual([])
  expect(entry).toMatchObject({ id: `ends-${disclosure.disclosureId}`, day: '2027-11-20' })
  expect(JSON.stringify(entry).toLowerCase()).not.toContain(canary.toLowerCase())
  expect(JSON.stringify(entry)).not.toContain('niece')
  expect(await daysOf(head, '2026-11-20')).toEqual([])
  expect(await daysOf(teacher, '2027-11-21')).toEqual([])
})

function daysOf(personId: string, today: string) {
  const visitor = {
    trustId: trust.trustId,
    personId,
    name: 'Ada Ashdown',
    sessionId: 'test',
    holdings: [],
    stays: [],
    strong: false,
    idleMinutes: 0,
  }
  return disclosureDays({ db }, { visitor, trust, today })
}
