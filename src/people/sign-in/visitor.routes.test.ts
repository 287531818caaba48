import { Hono } from 'hono'
import { expect, test } from 'vitest'

import { visitorOf } from '#access/at-door.routes.ts'
import type { Visitor } from '#access/visitor.ts'
import { findAuditOf } from '#audit/audit.store.ts'
import { clockAt } from '#core/clock.ts'
import { endRole } from '#people/roles/end-role.ts'
import { giveRole } from '#people/roles/give-role.ts'
import { recordLeaving } from '#people/record-leaving.ts'
import type { Stay } from '#people/person.ts'
import type { Trust } from '#people/trust.ts'
import { makePerson, makeSchool, makeTrust } from '#test/makers.ts'
import { signedIn, testSignInSecret } from '#test/signed-in.ts'
import { testDb } from '#test/test-db.ts'
import { type SignedIn, signedInOf } from '#web/signed-in.ts'

import { setUpVisitor } from './set-up-visitor.routes.ts'

const db = await testDb()
const nobody = { who: undefined, page: undefined }
const noon = '2026-11-20T12:00:00Z'

/** Who the server takes someone for. */
async function seen(trust: Trust, headers: HeadersInit, { at = noon, page = 'who' } = {}) {
  const seen: { who?: Visitor | undefined; page?: SignedIn | undefined } = {}
  const app = new Hono()
    .use('/trusts/:slug/*', async (c, next) => {
      c.set('trustAtDoor', trust)
      return next()
    })
    .use('/trusts/:slug/*', setUpVisitor({ db, clock: clockAt(at), secret: testSignInSecret }))
    .get('/trusts/:slug/:page', (c) => {
      Object.assign(seen, { who: visitorOf(c), page: signedInOf(c) })
      return c.text('')
    })
  await app.request(`/trusts/${trust.slug}/${page}`, { headers })
  return seen
}

const sessions = (trust: Trust) =>
  db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('login_session').select(['id', 'seen_at']).execute(),
  )

test('who has signed in is seen with the roles and the stays of today', async () => {
  const trust = await makeTrust(db)
  const school = await makeSchool(db, trust)
  const { schoolId } = school
  const person = await makePerson(db, trust, {
    familyName: 'Birch',
    stays: [
      { kind: 'staff', job: 'teacher', schoolId },
      { kind: 'governor', until: '2026-09-01' },
    ],
  })
  const { headers, formToken } = await signedIn(db, {
    trust,
    person,
    roles: [{ role: 'dsl', schoolId }, 'trust-dpo'],
  })

  expect(await seen(trust, headers)).toMatchObject({
    who: {
      trustId: trust.trustId,
      personId: person.personId,
      name: 'Ada Birch',
      stays: [{ kind: 'staff', schoolId, job: 'teacher' }],
      holdings: [
        { role: 'dsl', schoolId, capacity: 'holder' },
        { role: 'trust-dpo', capacity: 'holder' },
      ],
      strong: true,
      idleMinutes: 0,
    },
    page: { name: 'Ada Birch', formToken },
  })
})

test('nobody is seen without a cookie, with a changed one, or with that of another trust', async () => {
  const trust = await makeTrust(db)
  const other = await makeTrust(db)
  const { headers } = await signedIn(db, { trust })
  const [name = '', value = ''] = headers.cookie.split(/=(.*)/)

  expect(await seen(trust, {})).toEqual(nobody)
  expect(await seen(trust, { cookie: `${name}=x${value}` })).toEqual(nobody)
  expect(await seen(other, { cookie: `${name.replace(trust.slug, other.slug)}=${value}` })).toEqual(
    {},
  )
  expect(await seen(trust, headers)).toHaveProperty('who.personId')
})

test('a session ends after twelve hours, however busy it was, and the record says so', async () => {
  const trust = await makeTrust(db)
  const { headers } = await signedIn(db, { trust })
  const [session] = await sessions(trust)

  expect(await seen(trust, headers, { at: '2026-11-20T23:59:59Z' })).toHaveProperty('who.personId')
  expect(await seen(trust, headers, { at: '2026-11-21T00:00:00Z' })).toEqual(nobody)
  expect(await sessions(trust)).toEqual([])
  const subject = { kind: 'session', id: session?.id ?? '' }
  const told = await db.transactionFor(trust.trustId, (tx) => findAuditOf(tx, subject))
  expect(told.map(({ action }) => action)).toEqual(['session.opened', 'session.ended'])
  expect(await seen(trust, headers)).toEqual(nobody)
})

test('minutes away are counted, and half an hour away is not made good by coming back', async () => {
  const trust = await makeTrust(db)
  const { headers } = await signedIn(db, { trust })
  const idle = async (at: string) => {
    const { who } = await seen(trust, headers, { at })
    return who?.idleMinutes
  }

  expect(await idle('2026-11-20T12:29:59Z')).toBe(29)
  expect(await idle('2026-11-20T12:30:00Z')).toBe(0)
  expect(await idle('2026-11-20T13:00:00Z')).toBe(30)
  expect(await idle('2026-11-20T13:01:00Z')).toBe(31)
})

test('a page that goes on asking how far something is keeps nobody there', async () => {
  const trust = await makeTrust(db)
  const { headers } = await signedIn(db, { trust })

  await seen(trust, headers, { at: '2026-11-20T12:20:00Z', page: 'progress.json' })
  const { who } = await seen(trust, headers, { at: '2026-11-20T12:40:00Z' })

  expect(who?.idleMinutes).toBe(40)
})

test('who leaves, or whose role ends, is signed out everywhere in the same transaction', async () => {
  const trust = await makeTrust(db)
  const { trustId } = trust
  const needs = { db, clock: clockAt(noon) }
  const leaver = await signedIn(db, { trust })
  await signedIn(db, { trust, person: leaver })
  const holder = await signedIn(db, { trust, roles: ['trust-dpo'] })
  const stayer = await signedIn(db, { trust })
  expect((await seen(trust, holder.headers)).who?.holdings).toHaveLength(1)

  const by = { trustId, by: 'test', on: '2026-11-20' }
  await recordLeaving(needs, { ...by, personId: leaver.personId })
  const [held] = await db.transactionFor(trustId, ({ query }) =>
    query.selectFrom('role_holding').select('holding_id').execute(),
  )
  await endRole(needs, { ...by, holdingId: held?.holding_id ?? '' })

  expect(await sessions(trust)).toHaveLength(1)
  expect(await seen(trust, leaver.headers)).toEqual(nobody)
  expect(await seen(trust, holder.headers)).toEqual(nobody)
  expect(await seen(trust, stayer.headers)).toHaveProperty('who.personId')
})

test('a role that ends on a day to come ends the session when that day has come', async () => {
  const trust = await makeTrust(db)
  const { trustId } = trust
  const { personId } = await makePerson(db, trust)
  const role = {
    role: 'clerk',
    capacity: 'holder',
    from: '2026-09-01',
    until: '2026-11-21',
  } as const
  await giveRole({ db, clock: clockAt(noon) }, { trustId, by: 'test', personId, ...role })
  const { headers } = await signedIn(db, {
    trust,
    person: { personId },
    at: '2026-11-20T20:00:00Z',
  })

  expect((await seen(trust, headers, { at: '2026-11-20T23:59:00Z' })).who?.holdings).toHaveLength(1)
  expect(await seen(trust, headers, { at: '2026-11-21T00:00:00Z' })).toEqual(nobody)
})

test('a stay that ends on a day to come ends the session, and the next is of who they are then', async () => {
  const trust = await makeTrust(db)
  const stays: readonly Stay[] = [{ kind: 'staff' }, { kind: 'governor', until: '2026-11-21' }]
  const person = await makePerson(db, trust, { stays })
  const at = '2026-11-20T20:00:00Z'
  const { headers } = await signedIn(db, { trust, person, at })
  const next = await signedIn(db, { trust, person, at: '2026-11-21T00:30:00Z' })

  expect(await seen(trust, headers, { at: '2026-11-20T23:59:00Z' })).toHaveProperty('who.personId')
  expect(await seen(trust, headers, { at: '2026-11-21T00:00:00Z' })).toEqual(nobody)
  expect(await seen(trust, next.headers, { at: '2026-11-21T00:31:00Z' })).toHaveProperty(
    'who.personId',
  )
})

test('pupils stay out unless the trust lets them in, and parents and volunteers come in', async () => {
  const trust = await makeTrust(db)
  const { schoolId } = await makeSchool(db, trust)
  const of = async (kind: Stay['kind']) => {
    const person = await makePerson(db, trust, { stays: [{ kind, schoolId }] })
    return (await signedIn(db, { trust, person })).headers
  }

  expect(await seen(trust, await of('pupil'))).toEqual(nobody)
  expect(await seen(trust, await of('parent'))).toHaveProperty('who.personId')
  expect(await seen(trust, await of('volunteer'))).toHaveProperty('who.personId')
  await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .insertInto('sign_in_setting')
      .values({ trust_id: trust.trustId, pupils_may: true })
      .execute(),
  )
  expect(await seen(trust, await of('pupil'))).toHaveProperty('who.personId')
})

test('a password alone is no session for someone with an authenticator app', async () => {
  const trust = await makeTrust(db)
  const { headers, personId } = await signedIn(db, { trust, way: 'password' })
  expect((await seen(trust, headers)).who?.strong).toBe(false)

  await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .updateTable('login')
      .set({ has_second_factor: true })
      .where('id', '=', personId)
      .execute(),
  )

  expect(await seen(trust, headers)).toEqual(nobody)
})
