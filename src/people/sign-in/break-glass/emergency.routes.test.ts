import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { giveRole } from '#people/roles/give-role.ts'
import { whoHolds } from '#people/roles/who-holds.ts'
import { browsing, makeTrustWithPages } from '#test/browsing.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

import { makeWayIn } from './make-way-in.ts'

const db = await testDb()
const noon = '2026-11-20T12:00:00Z'
const needs = { db, clock: clockAt(noon) }

async function emergency() {
  const { trust, themes } = await makeTrustWithPages(db)
  const at = (instant = noon) => browsing(() => testApp({ db, themes, clock: clockAt(instant) }))
  const told = () =>
    db.transactionFor(trust.trustId, async ({ query }) => {
      const all = query.selectFrom('audit_entry').select('action').orderBy('entry_id')
      return (await all.execute()).map(({ action }) => action)
    })
  return { trust, at, told, base: `/trusts/${trust.slug}`, path: await makeWayIn(needs, trust) }
}

test('the way in opens once, for a system administrator of its own, with a warning on each page', async () => {
  const { trust, at, told, base, path } = await emergency()
  const someone = at()
  expect(await someone.page(path)).toContain('Every system administrator')

  expect((await someone.post(path)).status).toBe(303)

  const page = await someone.page(`${base}/account`)
  expect(page).toContain('Emergency administrator')
  expect(page).toContain('You came in by the way for emergencies')
  expect((await at().post(path)).status).toBe(410)
  expect(await whoHolds({ db }, { trustId: trust.trustId, day: '2026-11-20' })).toMatchObject([
    { role: 'system-administrator', name: 'Emergency administrator', until: '2026-11-22' },
  ])
  expect(await told()).toEqual([
    'role.given',
    'break-glass.made',
    'break-glass.used',
    'session.opened',
  ])
})

test('everybody in charge gets mail when it is used, and not before', async () => {
  const { trust, at, path } = await emergency()
  const { schoolId } = await makeSchool(db, trust)
  const { trustId } = trust
  const held = { trustId, by: 'test', capacity: 'holder', from: '2026-09-01' } as const
  const inCharge = [
    { role: 'system-administrator' },
    { role: 'trust-dpo' },
    { role: 'headteacher', schoolId },
    { role: 'dsl', schoolId },
  ] as const
  const people: Record<string, string> = {}
  for (const each of inCharge) {
    const { personId } = await makePerson(db, trust)
    people[each.role] = personId
    await giveRole(needs, { ...held, ...each, personId })
  }
  const mails = () =>
    db.transactionFor(trustId, ({ query }) =>
      query.selectFrom('mail_message').select(['person_id', 'kind']).execute(),
    )
  await at().get(path)
  expect(await mails()).toEqual([])

  await at().post(path)

  const sent = await mails()
  expect(new Set(sent.map(({ person_id }) => person_id))).toEqual(
    new Set([people['system-administrator'], people['trust-dpo'], people['headteacher']]),
  )
  expect(sent.every(({ kind }) => kind === 'break-glass')).toBe(true)
})

test('it is open for a quarter of an hour, and the session for an hour', async () => {
  const { at, base, path } = await emergency()

  expect((await at('2026-11-20T12:15:00Z').get(path)).status).toBe(410)
  expect((await at('2026-11-20T12:15:00Z').post(path)).status).toBe(410)
  const someone = at()
  await someone.post(path)
  const later = at('2026-11-20T12:59:59Z')
  const tooLate = at('2026-11-20T13:00:00Z')
  for (const [name, value] of someone.cookies) {
    later.cookies.set(name, value)
    tooLate.cookies.set(name, value)
  }
  expect((await later.get(`${base}/account`)).status).toBe(200)
  expect((await tooLate.get(`${base}/account`)).status).toBe(303)
})

test('made again it is the same person, and the link before is shut', async () => {
  const { trust, at, path } = await emergency()
  const again = await makeWayIn(needs, trust)

  expect((await at().get(path)).status).toBe(410)
  expect((await at().post(again)).status).toBe(303)
  const later = await makeWayIn({ db, clock: clockAt('2026-12-24T09:00:00Z') }, trust)
  expect((await at('2026-12-24T09:01:00Z').post(later)).status).toBe(303)
  const people = await db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('person').select('person_id').execute(),
  )
  expect(people).toHaveLength(1)
})

test('a link with another key, or of another trust, is shut', async () => {
  const { at, path } = await emergency()
  const other = await emergency()

  expect((await at().post(path.replace(/key=.{4}/, 'key=abcd'))).status).toBe(410)
  const crossed = path.replace(/^\/trusts\/[\w-]+/, other.base)
  expect((await other.at().post(crossed)).status).toBe(410)
})
