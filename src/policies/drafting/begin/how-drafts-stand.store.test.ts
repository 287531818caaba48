import { beforeAll, expect, test } from 'vitest'

import { approvingWorld, decidingIn } from '#test/approving.ts'
import { testDb } from '#test/test-db.ts'

import { howDraftsStand } from './how-drafts-stand.ts'

const db = await testDb()
const world = await approvingWorld(db)
const { trust, needs, clerk } = world
const { record } = decidingIn(world)

beforeAll(() => world.decideBy('record'))

test('an approved draft is to come, then in force, then replaced; one that waits is none of these', async () => {
  const first = await world.sent('4.0', { from: '2027-04-01' })
  const next = await world.sent('5.0', { from: '2027-09-01' })
  await record(first, clerk)
  const draftIds = [first.draftId, next.draftId]
  const on = async (today: string) => {
    const drafts = draftIds.map((draftId) => ({ draftId, state: 'approved' as const }))
    const stands = await howDraftsStand(needs, trust, { drafts, today })
    return draftIds.map((id) => stands.get(id)?.state)
  }
  const alone = await on('2027-04-01')
  await record(next, clerk)

  expect(alone).toEqual(['in-force', undefined])
  expect(await on('2027-03-31')).toEqual(['coming', 'coming'])
  expect(await on('2027-08-31')).toEqual(['in-force', 'coming'])
  expect(await on('2027-09-01')).toEqual(['replaced', 'in-force'])
})
