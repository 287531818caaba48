import { expect, test } from 'vitest'

import { findAuditOf } from '#audit/audit.store.ts'
import { clockAt } from '#core/clock.ts'
import { findHistory } from '#people/history.store.ts'
import { findTrust } from '#people/find-trust.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import { rolesLacking } from '#people/roles/roles-lacking.ts'
import { rolesNeeded } from '#rulebooks/roles-needed.ts'
import { keepFiveTrusts } from '#test/five-trusts.ts'
import { makePerson, makeTrust } from '#test/makers.ts'
import { fiveRulebooks } from '#test/rulebooks.ts'
import { testDb } from '#test/test-db.ts'

import { loadDemonstration } from './load-demonstration.ts'
import { readDemonstration } from './read-demonstration.ts'

const db = await testDb()
await keepFiveTrusts(db)
const clock = clockAt('2026-11-20T12:00:00Z')
const read = readDemonstration('demonstration')
if (!read.ok) throw new Error('the demonstration cannot be read')
const data = read.value
await loadDemonstration({ db, clock }, data)

const trustOf = async (slug: string) => {
  const trust = await findTrust({ db }, { slug })
  if (!trust) throw new Error(slug)
  return trust
}
const entriesOf = (trustId: string) =>
  db.transactionFor(trustId, (tx) => findAuditOf(tx, { kind: 'trust', id: trustId }))
const countPeople = (trustId: string) =>
  db.transactionFor(trustId, async (tx) => {
    const { people } = await tx.query
      .selectFrom('person')
      .select((by) => by.fn.countAll<number>().as('people'))
      .executeTakeFirstOrThrow()
    return Number(people)
  })

test('loading is one audit entry a trust, with the numbers', async () => {
  const { trustId } = await trustOf('leading-edge')

  expect(await entriesOf(trustId)).toMatchObject([
    {
      actor: 'system',
      action: 'demonstration.loaded',
      facts: { schools: 3, people: await countPeople(trustId) },
    },
  ])
})

test('loading again changes nothing', async () => {
  const { trustId } = await trustOf('trinity')
  const before = await countPeople(trustId)
  await loadDemonstration({ db, clock }, data)

  expect(await countPeople(trustId)).toBe(before)
  expect(await entriesOf(trustId)).toHaveLength(1)
})

test('a trust that has somebody already is left alone', async () => {
  const trust = await makeTrust(db)
  await makePerson(db, trust)
  const [some] = data.trusts.values()
  if (!some) throw new Error('no trust')
  await loadDemonstration({ db, clock }, { ...data, trusts: new Map([[trust.slug, some]]) })

  expect(await countPeople(trust.trustId)).toBe(1)
  expect(await entriesOf(trust.trustId)).toEqual([])
})

test('the schools come with terms, the plan of a day and designated areas', async () => {
  const schools = await listSchools({ db }, await trustOf('st-clare'))

  expect(schools).toHaveLength(4)
  for (const { calendar } of schools) {
    expect(calendar.terms).toHaveLength(6)
    expect(calendar.day.map(({ kind }) => kind)).toContain('break')
    expect(calendar.designatedAreas).not.toEqual([])
  }
})

test('what was loaded has a history like everything else that is kept', async () => {
  const { trustId } = await trustOf('dowmat')
  const roles = await db.transactionFor(trustId, (tx) =>
    tx.query.selectFrom('role_holding').select('holding_id').execute(),
  )
  const [first] = roles
  const history = await db.transactionFor(trustId, (tx) =>
    findHistory(tx, { kind: 'role', id: first?.holding_id ?? '' }),
  )

  expect(history).toMatchObject([{ cause: 'demonstration loaded' }])
})

test.each([...fiveRulebooks().editions.values()])(
  'of the roles the policy of $rulebook.control.trust needs, one school alone lacks a deputy',
  async (edition) => {
    const trust = await findTrust({ db }, { code: edition.rulebook.control.trust })
    if (!trust) throw new Error('no trust')
    const lacking = await rolesLacking(
      { db },
      { trustId: trust.trustId, day: '2026-11-20', needed: rolesNeeded(edition) },
    )
    const key = data.trusts.get(trust.slug)?.no_deputy_at ?? ''
    const school = data.trusts.get(trust.slug)?.schools[key]?.name

    expect(lacking).not.toEqual([])
    expect(new Set(lacking.map((one) => one.school?.name))).toEqual(new Set([school]))
    expect(lacking.every(({ roles }) => roles.some((role) => role.endsWith('dsl')))).toBe(true)
  },
)
