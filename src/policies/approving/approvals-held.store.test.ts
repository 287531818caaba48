import { expect, test } from 'vitest'

import { approvingWorld, decidingIn } from '#test/approving.ts'
import { testDb } from '#test/test-db.ts'

import { approvalsHeld } from './approvals-held.ts'

const db = await testDb()
const world = await approvingWorld(db)
const { vote, record } = decidingIn(world)
const { trustId } = world.trust
const heldAbout = async (personId: string) => {
  const held = await approvalsHeld({ db }).find({ trustId, personId })
  return held.map(({ says }) => says.replace(/^.*: /, ''))
}

test('what somebody did on the way of a policy to a decision is held about them, and shown', async () => {
  const [trustee = ''] = world.trustees
  await record(await world.sent('2.0'), world.clerk)
  await world.decideBy('vote')
  await vote(await world.sent('3.0'), trustee, { how: 'against' })

  expect(await heldAbout(world.author)).toEqual([
    'sent the policy for decision',
    'sent the policy for decision',
  ])
  expect(await heldAbout(world.clerk)).toEqual(['recorded a decision on the policy'])
  expect(await heldAbout(trustee)).toEqual(['voted on the policy'])
})
