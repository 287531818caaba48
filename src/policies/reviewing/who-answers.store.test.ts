import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { giveRole } from '#people/roles/give-role.ts'
import { makePerson } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'
import { makeTrustWithPolicy } from '#test/trust-with-policy.ts'

import { whoAnswers } from './who-answers.ts'

const db = await testDb()

test('who stands in for a role is not reminded beside its holder', async () => {
  const { trust, edition } = await makeTrustWithPolicy(db)
  const { trustId } = trust
  const clock = clockAt('2026-11-20T12:00:00Z')
  const [holder, alternate] = [await makePerson(db, trust), await makePerson(db, trust)]
  const gift = { trustId, by: 'test', role: 'clerk', from: '2026-01-01' } as const
  await giveRole({ db, clock }, { ...gift, ...holder, capacity: 'holder' })
  await giveRole({ db, clock }, { ...gift, ...alternate, capacity: 'alternate' })

  const told = await whoAnswers({ db }, { trustId, day: '2026-11-20', rulebook: edition.rulebook })

  expect(told.map(({ personId }) => personId)).toEqual([holder.personId])
})
