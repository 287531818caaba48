import { Hono } from 'hono'
import { expect, test } from 'vitest'

import { visitorOf } from '#access/at-door.routes.ts'
import { actionOf } from '#access/door.routes.ts'
import { clockAt } from '#core/clock.ts'
import { setUpTrustAtDoor } from '#people/at-trust.routes.ts'
import { openUnprovedSession } from '#people/filling/open-unproved-session.ts'
import { findTrust } from '#people/find-trust.ts'
import { recordLeaving } from '#people/record-leaving.ts'
import { openAuth } from '#people/sign-in/open-auth.ts'
import { setUpVisitor } from '#people/sign-in/set-up-visitor.routes.ts'
import { keepFiveTrusts } from '#test/five-trusts.ts'
import { testSignInSecret } from '#test/signed-in.ts'
import { testDb } from '#test/test-db.ts'
import { testDoor } from '#test/test-door.ts'
import { loadThemes } from '#web/load-themes.ts'

import { demonstrationRoutes } from './demonstration.routes.ts'
import { loadDemonstration } from './load-demonstration.ts'
import { offeredPeople } from './offered-people.ts'
import { readDemonstration } from './read-demonstration.ts'

const db = await testDb()
const clock = clockAt('2026-11-20T12:00:00Z')
const read = readDemonstration('demonstration')
const themes = loadThemes('rulebooks/themes.yaml')
if (!read.ok || !themes.ok) throw new Error('the demonstration cannot be read')
await keepFiveTrusts(db)
await loadDemonstration({ db, clock }, read.value)

const secret = testSignInSecret
const needs = {
  db,
  clock,
  secret,
  themes: themes.value,
  door: testDoor(),
  demonstration: read.value,
  authOf: openAuth({ db, clock, secret }),
}

const appIn = (mode: 'demonstration' | 'installation') => {
  const app = new Hono()
  app.use('/trusts/:slug/*', setUpTrustAtDoor(needs))
  app.use('/trusts/:slug/*', setUpVisitor(needs))
  app.get('/trusts/:slug/who', (c) => c.json(visitorOf(c) ?? null))
  return app.route('/', demonstrationRoutes({ ...needs, config: { mode } }))
}
const app = appIn('demonstration')

/** A connection, as the server tells of it. */
const from = (remoteAddress: string) => ({
  incoming: { socket: { remoteAddress, remotePort: 50_000, remoteFamily: 'IPv4' } },
})
const own = from('127.0.0.1')
const page = '/trusts/leading-edge/sign-in/as'

const choose = async (
  person: string,
  asked: {
    readonly headers?: Record<string, string>
    readonly more?: Record<string, string>
    readonly env?: object
    readonly path?: string
    readonly app?: Hono
  } = {},
) =>
  (asked.app ?? app).request(
    asked.path ?? page,
    {
      method: 'POST',
      body: new URLSearchParams({ person, ...asked.more }),
      headers: { host: 'localhost:3000', ...asked.headers },
    },
    asked.env ?? own,
  )
const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
const whoIs = async (cookie: string, slug = 'leading-edge'): Promise<unknown> =>
  (await app.request(`/trusts/${slug}/who`, { headers: { cookie } }, own)).json()
const countSessions = async () => {
  const rows = await db.asOwner('select id from login_session')
  return rows.length
}

test('the page lists who can be signed in as, who they are and what they can try', async () => {
  const response = await app.request(page, {}, own)
  const html = await response.text()

  expect(response.status).toBe(200)
  expect(html).toContain('Rosenwyn Hocking-Bell, headteacher of Porthlenna Quay Academy')
  expect(html).toContain('See who fills the roles of your school')
  expect(html).not.toContain('Tamsyn Vingoe')
})

test('choosing one opens a session as that person, with their roles, and strong', async () => {
  const response = await choose('dsl')

  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe('/trusts/leading-edge')
  expect(await whoIs(cookieOf(response))).toMatchObject({
    name: 'Bernadette Polglaze',
    strong: true,
    holdings: [{ role: 'dsl' }, { role: 'leadership' }],
  })
})

test('everybody who is offered, in every trust, can be signed in as', async () => {
  for (const slug of read.value.trusts.keys()) {
    const trust = await findTrust({ db }, { slug })
    if (!trust) throw new Error(slug)
    const offered = await offeredPeople(needs, trust)
    const meant = read.value.trusts.get(slug)?.cast.filter(({ who }) => who !== undefined)
    expect(offered.map(({ key }) => key)).toEqual(meant?.map(({ key }) => key))
    for (const { key, name } of offered) {
      const response = await choose(key, { path: `/trusts/${slug}/sign-in/as` })
      expect(await whoIs(cookieOf(response), slug)).toMatchObject({ name, trustId: trust.trustId })
    }
  }
})

test('a session of one trust is none in another', async () => {
  const cookie = cookieOf(await choose('dsl'))

  expect(await whoIs(cookie, 'trinity')).toBeNull()
})

test('somebody signed in becomes somebody else, by a form of their own page alone', async () => {
  const cookie = cookieOf(await choose('dsl'))
  const html = await (await app.request(page, { headers: { cookie } }, own)).text()
  const token = /name="form_token" value="([0-9a-f]+)"/.exec(html)?.[1] ?? ''

  expect((await choose('dpo', { headers: { cookie } })).status).toBe(403)
  const changed = await choose('dpo', { headers: { cookie }, more: { form_token: token } })
  expect(await whoIs(cookieOf(changed))).toMatchObject({ name: 'Yolanda Tresize' })
  expect(await whoIs(cookie)).toBeNull()
})

test.each([
  ['nobody', ''],
  ['somebody who is not there', 'wizard'],
  ['a child of the demonstration', 'child'],
  ['somebody who is not on the page', 'staff-1'],
])('choosing %s is asked again and opens nothing', async (_, key) => {
  const before = await countSessions()
  const response = await choose(key)

  expect(response.status).toBe(422)
  expect(await response.text()).toContain('Choose who you want to sign in as')
  expect(response.headers.getSetCookie()).toEqual([])
  expect(await countSessions()).toBe(before)
})

test('a body that is no form is asked again', async () => {
  const response = await app.request(page, { method: 'POST', body: 'dsl' }, own)

  expect(response.status).toBe(422)
})

test('after signing in one goes on to where one was going, within the trust', async () => {
  const to = async (next: string) =>
    (await choose('dsl', { more: { next } })).headers.get('location')

  expect(await to('/trusts/leading-edge/roles?day=1')).toBe('/trusts/leading-edge/roles?day=1')
  expect(await to('https://elsewhere.example/')).toBe('/trusts/leading-edge')
  expect(await to('//elsewhere.example/')).toBe('/trusts/leading-edge')
  expect(await to('/trusts/trinity')).toBe('/trusts/leading-edge')
})

test('who has left is not offered, and cannot be signed in as', async () => {
  const trust = await findTrust({ db }, { slug: 'dowmat' })
  if (!trust) throw new Error('no trust')
  const volunteer = (await offeredPeople(needs, trust)).find(({ key }) => key === 'volunteer')
  const { personId = '' } = volunteer ?? {}
  const asked = { trustId: trust.trustId, by: 'test', personId, on: '2026-11-20' }
  expect(await recordLeaving({ db, clock }, asked)).toMatchObject({ ok: true })

  const path = '/trusts/dowmat/sign-in/as'
  expect(await (await app.request(path, {}, own)).text()).not.toContain('Ottoline')
  expect((await choose('volunteer', { path })).status).toBe(422)
})

const elsewhere = [
  ['another computer of the network', from('192.168.1.7'), {}],
  ['a computer of the internet', from('203.0.113.9'), {}],
  ['another computer by IPv6', from('2001:db8::1'), {}],
  ['an address that only begins like our own', from('127.0.0.1.example'), {}],
  ['a proxy on this computer', own, { 'x-forwarded-for': '127.0.0.1' }],
  ['a proxy that says so in the standard way', own, { forwarded: 'for=127.0.0.1' }],
  ['a connection nothing is known of', {}, {}],
] as const

test.each(elsewhere)('from %s nothing is shown and nobody signed in', async (_, env, extra) => {
  const before = await countSessions()
  const headers = { host: 'localhost:3000', ...extra }

  expect((await app.request(page, { headers }, env)).status).toBe(403)
  expect((await choose('dsl', { headers: extra, env })).status).toBe(403)
  expect(await countSessions()).toBe(before)
})

test.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])(
  '%s is this computer',
  async (address) => {
    expect((await app.request(page, {}, from(address))).status).toBe(200)
  },
)

test('in an installation there is no such page', async () => {
  const before = await countSessions()
  const real = appIn('installation')

  expect((await real.request(page, {}, own)).status).toBe(404)
  expect((await choose('dsl', { app: real })).status).toBe(404)
  expect(await countSessions()).toBe(before)
})

test('in an installation no session can be opened without proof, whoever asks', async () => {
  const trust = await findTrust({ db }, { slug: 'leading-edge' })
  if (!trust) throw new Error('no trust')
  const before = await countSessions()
  const [someone] = await offeredPeople(needs, trust)
  const opening = openUnprovedSession({ ...needs, config: { mode: 'installation' } }, trust, {
    personId: someone?.personId ?? '',
  })

  await expect(opening).rejects.toThrow('for a demonstration only')
  expect(await countSessions()).toBe(before)
})

test('both addresses pass the door', () => {
  const { routes } = demonstrationRoutes({ ...needs, config: { mode: 'demonstration' } })
  const first = Map.groupBy(routes, ({ method, path }) => `${method} ${path}`)

  expect([...first.values()].map(([route]) => route && actionOf(route.handler))).toEqual([
    'sign-in',
    'sign-in',
  ])
})
