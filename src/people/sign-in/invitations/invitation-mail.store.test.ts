import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import type { Person } from '#people/person.ts'
import { giveRole } from '#people/roles/give-role.ts'
import { makePerson, makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

import { invite } from './invite.ts'

const db = await testDb()
const trust = await makeTrust(db)
const { trustId } = trust
const needs = { db, clock: clockAt('2026-11-20T12:00:00Z') }

/** What is mailed to somebody of these kinds whom `by` invites. */
async function mailFor(kinds: readonly Person['stays'][number]['kind'][], by: string) {
  const email = `${crypto.randomUUID()}@ash.example`
  const stays = kinds.map((kind) => ({ kind }))
  const { personId } = await makePerson(db, trust, { email, stays })
  await invite(needs, { trust, personId, by, origin: 'https://rules.example' })
  const { body } = await db.transactionFor(trustId, ({ query }) =>
    query
      .selectFrom('mail_message')
      .select('body')
      .where('address', '=', email)
      .executeTakeFirstOrThrow(),
  )
  return body ?? ''
}

async function gwenda() {
  return makePerson(db, trust, {
    givenName: 'Gwenda',
    familyName: 'Rickard',
    stays: [{ kind: 'staff' }],
  })
}

test('an invitation says by name and role who invites', async () => {
  const { personId } = await gwenda()
  const given = { trustId, by: 'test', personId, capacity: 'holder' } as const
  await giveRole(needs, { ...given, role: 'clerk', from: '2027-01-01' })
  await giveRole(needs, { ...given, role: 'system-administrator', from: '2026-09-01' })

  expect(await mailFor(['staff'], personId)).toContain(
    'Gwenda Rickard, System administrator, invites you to sign in there.',
  )
})

test('whoever holds no role is named alone, and where nobody invites the trust does', async () => {
  const { personId } = await gwenda()

  expect(await mailFor(['staff'], personId)).toContain('Gwenda Rickard invites you')
  expect(await mailFor(['staff'], 'test')).toContain(`${trust.name} invites you`)
})

test('a parent is told what it is for parents, and whoever also works there what it is for them', async () => {
  const [parent, both] = [
    await mailFor(['parent'], 'test'),
    await mailFor(['parent', 'volunteer'], 'test'),
  ]

  expect(parent).toContain('what the policy says to parents and carers')
  expect(both).not.toContain('parents and carers')
  expect(both).toContain('what the policy asks of you')
})
