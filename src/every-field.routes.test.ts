import { expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import { addressOf, everyRoute, idsOf, isReading, keyAt, type Route } from '#test/every-route.ts'
import { signedIn } from '#test/signed-in.ts'
import { testDb } from '#test/test-db.ts'
import { clauseHere, twoTrusts } from '#test/two-trusts.ts'

// Ids come in the fields of forms and in the questions of addresses too: what another trust has is
// answered there as what nobody ever had.

const db = await testDb()
const { app, here, elsewhere, insider } = await twoTrusts(db)
const own = await idsOf(db, here.trustId)
const foreign = (await idsOf(db, elsewhere.trustId)).filter(({ name }) =>
  /^(person|school|role_holding|import_run|decision|login)\./.test(name),
)
const routes = everyRoute(app).filter(({ path }) => path.startsWith('/trusts/:slug'))

/** Every field that takes an id, all with the same one; the others as they have to be. */
const fieldsWith = (id: string) => ({
  person: id,
  school: id,
  holding: id,
  mapping: id,
  run: id,
  role: 'dsl',
  kind: 'staff',
  capacity: 'holder',
  name: 'Elm School',
  'given-name': 'Ada',
  'family-name': 'Ashdown',
  'from-day': '1',
  'from-month': '9',
  'from-year': '2026',
})

/** An id of our own for a name in the address. */
function ownFor(route: Route, hole: string): string {
  if (hole === 'clause' || hole === 'rule') return clauseHere
  const key = keyAt(route, hole) ?? 'person.person_id'
  return own.find(({ name }) => name === key)?.id ?? ''
}

/** Answers that hold the record, which grows with each look at it, or chance: their words are not compared. */
const growing =
  /\/(account\/held|account\/held\.json|audit|audit\/export|passkey\/options|new\/options)$/

/** What comes back, without ids and what differs with each request. */
async function ask(route: Route, id: string): Promise<readonly unknown[]> {
  const address = addressOf(route, (hole) => (hole === 'slug' ? here.slug : ownFor(route, hole)))
  const fields = new URLSearchParams(fieldsWith(id))
  const response = isReading(route)
    ? await app.request(`${address}?${fields}`, { headers: reader.headers })
    : await send(address, route, fields)
  const request = response.headers.get('x-request-id') ?? 'none'
  const plain = (text: string): string =>
    text
      .replaceAll(request, '(request)')
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '(id)')
      .replaceAll(/[0-9a-f]{64}/g, '(token)')
  const location = plain(response.headers.get('location') ?? '')
  const body = plain(await response.text())
  return [response.status, location, ...(growing.test(route.path) ? [] : [body])]
}

/** Somebody whom nobody's form signs out. */
const roles = ['system-administrator', 'trust-dpo', 'trustee'] as const
const reader = await signedIn(db, { trust: here, roles })

/** In a session of its own, as some forms end the one they come in. */
async function send(address: string, { method }: Route, body: URLSearchParams): Promise<Response> {
  const { headers, formToken } = await signedIn(db, { trust: here, person: insider })
  body.append('form_token', formToken)
  const from = { host: 'localhost', origin: 'http://localhost' }
  return app.request(address, { method, headers: { ...headers, ...from }, body })
}

test('there are ids of another trust to put into fields', () => {
  expect(foreign.length).toBeGreaterThan(4)
})

test.each(routes)('$method $path tells nothing of another trust by its fields', async (route) => {
  const before = await ask(route, newId())
  const answers: (readonly [string, readonly unknown[]])[] = []
  for (const { name, id } of foreign) answers.push([name, await ask(route, id)])
  const after = await ask(route, newId())

  // What a form changes may change the answer to the next; then it is that of an id nobody had, after.
  for (const [name, answer] of answers) {
    const same = String(answer) === String(before) ? before : after
    expect([name, ...answer]).toEqual([name, ...same])
  }
})
