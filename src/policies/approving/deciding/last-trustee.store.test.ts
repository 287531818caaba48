import { expect, test } from 'vitest'

import { endRole } from '#people/roles/end-role.ts'
import { rolesOf } from '#people/roles/roles-of.ts'
import { approvingWorld, decidingIn } from '#test/approving.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const world = await approvingWorld(db)
const { needs, trust } = world
const { trustId } = trust
const { vote, states } = decidingIn(world)

async function leave(personId: string): Promise<void> {
  for (const { holdingId } of await rolesOf({ db }, { trustId, personId })) {
    const asked = { trustId, by: 'test', holdingId, on: '2026-11-20' } as const
    expect(await endRole(needs, asked)).toMatchObject({ ok: true })
  }
}

test('where one trustee is left of a quorum, nothing is approved, and what they are against is declined', async () => {
  await world.decideBy('vote')
  const [one, other] = [await world.sent('4.0'), await world.sent('4.1')]
  const [last = '', ...gone] = world.trustees
  for (const personId of gone) await leave(personId)

  expect(await vote(one, last)).toEqual({ ok: true, value: { outcome: 'open' } })
  expect(await states(one)).toEqual(['in-review', 'in-review'])
  expect(await vote(other, last, { how: 'against' })).toEqual({
    ok: true,
    value: { outcome: 'declined' },
  })
})
