import { expect, test } from 'vitest'

import { approvingWorld, decidingIn } from '#test/approving.ts'
import { testDb } from '#test/test-db.ts'

const world = await approvingWorld(await testDb())
const { vote, termsOf } = decidingIn(world)
const [ash = '', birch = ''] = world.trustees

test('of two drafts that are settled at once one is in force and the other overtaken', async () => {
  await world.decideBy('vote')
  const [one, other] = [await world.sent('9.5'), await world.sent('9.6')]
  const later = { at: world.on('2026-11-20T12:05:00Z') }
  await vote(one, ash, later)
  await vote(other, ash, later)

  const both = await Promise.all([vote(one, birch, later), vote(other, birch, later)])

  const told = both.map((one) => (one.ok ? 'voted' : one.error.type))
  expect(told.toSorted()).toEqual(['overtaken', 'voted'])
  expect([...(await termsOf(one)), ...(await termsOf(other))]).toHaveLength(1)
})
