import { expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import {
  addressOf,
  everyRoute,
  type Id,
  idsOf,
  isReading,
  keyAt,
  namesIn,
  type Route,
} from '#test/every-route.ts'
import { importHere } from '#test/kept-import.ts'
import { testDb } from '#test/test-db.ts'
import { clauseHere, twoTrusts } from '#test/two-trusts.ts'

// Every address with an id in it is asked for what another trust has, by somebody who may all there is
// to do here: the answer is the same, word for word, as for an id that nobody ever had. Each address is
// asked for every id that its name can stand for, and for a share of all the others, which goes round.

const db = await testDb()
const { app, here, elsewhere, insider, directory } = await twoTrusts(db)
const foreign = [...(await idsOf(db, elsewhere.trustId)), ...(await sealsOf(elsewhere.trustId))]
const own = [...(await idsOf(db, here.trustId)), ...(await sealsOf(here.trustId))]
const withIds = everyRoute(app).filter((route) => holes(route).length > 0)

/** An edition stands in addresses by its seal, which is no key of a table. */
async function sealsOf(trustId: string) {
  const rows = await db.transactionFor(trustId, ({ query }) =>
    query.selectFrom('edition').select('seal').limit(1).execute(),
  )
  return rows.map(({ seal }) => ({ name: 'edition.seal', id: seal }))
}

/** The names in an address beside that of the trust. */
function holes(route: Route): readonly string[] {
  return namesIn(route).filter((name) => name !== 'slug' && name !== 'trust')
}

/** Whether an id is of a kind that a name in an address stands for. */
function isUsual(route: Route, hole: string): (one: Id) => boolean {
  const key = keyAt(route, hole) ?? ''
  const column = key.endsWith('.id') ? key : key.slice(key.indexOf('.'))
  const ends = [...(key === '' ? [] : [column]), `.${hole}_id`, `.${hole}`]
  return ({ name }) => ends.some((end) => name.endsWith(end))
}

/** One in so many of the ids that an address is not for are tried there. */
const SHARE = 8

/** A name in the address of a route, and its place among all of them. */
type Tried = Route & { readonly name: string; readonly turn: number }

/** Every foreign id that a name can stand for, and the share of the others whose turn it is. */
function foreignFor(route: Tried): readonly Id[] {
  const usual = isUsual(route, route.name)
  return foreign.filter((one, at) => usual(one) || (at + route.turn) % SHARE === 0)
}

/** An id of our own for a name that is not being tried. */
function ownFor(route: Route, hole: string): string {
  if (hole === 'clause' || hole === 'rule') return clauseHere
  // A word for people that the policy of these trusts defines.
  if (hole === 'word') return 'staff'
  const key = keyAt(route, hole) ?? 'person.person_id'
  return importHere[hole] ?? own.find(({ name }) => name === key)?.id ?? ''
}

/** What comes back when an id stands at a name of a route, without what differs with each request. */
async function ask(route: Route, name: string, id: string) {
  const address = addressOf(route, (hole) => {
    if (hole === 'slug') return here.slug
    if (hole === 'trust') return here.code
    return hole === name ? id : ownFor(route, hole)
  })
  const shown = route.path.startsWith('/scim/') ? directory : insider.headers
  const changing = {
    method: route.method,
    headers: { ...shown, host: 'localhost', origin: 'http://localhost' },
    body: new URLSearchParams({ form_token: insider.formToken }),
  }
  const response = await app.request(address, isReading(route) ? { headers: shown } : changing)
  const { status, headers } = response
  const body = (await response.text())
    .replaceAll(headers.get('x-request-id') ?? 'none', '(request)')
    .replaceAll(encodeURIComponent(id), '(id)')
    .replaceAll(id, '(id)')
  const location = headers.get('location')?.replaceAll(encodeURIComponent(id), '(id)')
  return { status, body, location, type: headers.get('content-type') }
}

test('there are addresses with ids, and things of another trust to ask for', () => {
  const asked = tried.flatMap(foreignFor)
  expect(new Set(asked).size).toBe(foreign.length)
  expect(withIds.length).toBeGreaterThan(20)
  expect(foreign.length).toBeGreaterThan(30)
})

const tried = withIds
  .flatMap((route) => holes(route).map((name) => ({ ...route, name })))
  .map((route, turn) => ({ ...route, turn }))

test.each(tried)('$method $path tells nothing of another trust by $name', async (route) => {
  const never = await ask(route, route.name, newId())
  for (const { name, id } of foreignFor(route)) {
    expect([name, await ask(route, route.name, id)]).toEqual([name, never])
  }
})

/** Names that stand for a word, or for a secret sent by mail of which only the hash is kept. */
const noId =
  /(clauses|rules|policy).:(clause|rule)(.[a-z]+)* (clause|rule)$|people.:word(.[a-z]+)? word$|related.:document |[/]import[/].* (place|control)$|^.trusts.:slug.(policy|invitations|sign-in)[/]|^.trusts.:slug.settings.sign-in.:provider /

test('what is one’s own is found at these addresses, so that the rest means something', async () => {
  const blind: string[] = []
  for (const route of tried.filter(isReading)) {
    const named = `${route.path} ${route.name}`
    const never = await ask(route, route.name, newId())
    let found = false
    for (const { id } of noId.test(named) ? [] : own.filter(isUsual(route, route.name))) {
      found ||= (await ask(route, route.name, id)).status !== never.status
    }
    if (!found) blind.push(named)
  }

  expect(blind.filter((one) => !noId.test(one))).toEqual([])
  expect(blind.length).toBeLessThan(tried.filter(isReading).length / 2)
})

test('a session of one trust is none in another, under whatever name the cookie comes', async () => {
  const { cookie } = insider.headers
  const renamed = cookie.replace(here.slug, elsewhere.slug)
  expect(renamed).not.toBe(cookie)

  for (const route of everyRoute(app).filter(isReading)) {
    const address = addressOf(route, (hole) =>
      hole === 'slug' ? elsewhere.slug : ownFor(route, hole),
    )
    const [as, asOther, asNobody] = [{ cookie }, { cookie: renamed }, {}].map(async (headers) => {
      const response = await app.request(address, { headers })
      const id = response.headers.get('x-request-id') ?? 'none'
      return [address, response.status, (await response.text()).replaceAll(id, '')]
    })
    expect(await as).toEqual(await asNobody)
    expect(await asOther).toEqual(await asNobody)
  }
})
