import { expect, test } from 'vitest'

import {
  addressOf,
  digestOf,
  everyRoute,
  idsOf,
  isReading,
  keyAt,
  type Route,
} from '#test/every-route.ts'
import { importHere } from '#test/kept-import.ts'
import { signedIn } from '#test/signed-in.ts'
import { testDb } from '#test/test-db.ts'
import { clauseHere, twoTrusts } from '#test/two-trusts.ts'

// Everything that changes something is sent as another site, or an old page, would make the browser of
// somebody send it who may everything: it is refused, and no row of any table is another than before.

const db = await testDb()
const { app, here, elsewhere, insider, disclosures } = await twoTrusts(db)
const colleague = await signedIn(db, { trust: here })
const foreigner = await signedIn(db, { trust: elsewhere })
const own = await idsOf(db, here.trustId)
const all = everyRoute(app).filter((route) => !isReading(route))

/** What other software calls, which never acts for a session: a browser has nothing there to misuse. */
const ofSoftware = (route: Route): boolean => /^\/(api|scim)\//.test(route.path)
const forms = all.filter((route) => !ofSoftware(route))

type Sent = {
  readonly headers?: Readonly<Record<string, string>>
  readonly formToken?: string | undefined
  readonly type?: string
}

/** A connection from this computer, as the server tells of it. */
const connection = {
  incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 50_000, remoteFamily: 'IPv4' } },
}

async function send(route: Route, { headers = {}, formToken, type }: Sent): Promise<Response> {
  const address = addressOf(route, (hole) => (hole === 'slug' ? here.slug : idFor(route, hole)))
  const fields = {
    familyName: 'Changed',
    ...(formToken === undefined ? {} : { form_token: formToken }),
  }
  const body = type === 'application/json' ? JSON.stringify(fields) : new URLSearchParams(fields)
  const kind = type === undefined ? {} : { 'content-type': type }
  const request = {
    method: route.method,
    headers: { host: 'localhost', ...kind, ...headers },
    body,
  }
  return app.request(address, request, connection)
}

function idFor(route: Route, hole: string): string {
  if (hole === 'clause' || hole === 'rule') return clauseHere
  if (route.path.includes('/disclosures/')) return disclosureFor(route.path)
  return importHere[hole] ?? rowFor(route, hole)
}

/** Nobody decides on their own. */
function disclosureFor(path: string): string {
  return path.endsWith('/decide') ? disclosures.others : disclosures.own
}

function rowFor(route: Route, hole: string): string {
  const key = keyAt(route, hole)
  return own.find(({ name }) => name === key)?.id ?? 'microsoft'
}

const origin = 'http://localhost'
const { formToken } = insider
const attacks: readonly (readonly [string, Sent])[] = [
  ['from no origin', { formToken }],
  ['from another site', { formToken, headers: { origin: 'https://elsewhere.example' } }],
  ['from a page without an origin', { formToken, headers: { origin: 'null' } }],
  ['from a frame of another site', { formToken, headers: { 'sec-fetch-site': 'cross-site' } }],
  ['without a token', { headers: { origin } }],
  ['with an empty token', { formToken: '', headers: { origin } }],
  ['with a token that is wrong', { formToken: 'f'.repeat(64), headers: { origin } }],
  ['with the token of a colleague', { formToken: colleague.formToken, headers: { origin } }],
  ['with a token of another trust', { formToken: foreigner.formToken, headers: { origin } }],
  ['as JSON without a token', { headers: { origin }, type: 'application/json' }],
  ['as plain text from another site', { headers: { origin: 'null' }, type: 'text/plain' }],
]

test('there are things to change', () => {
  expect(forms.length).toBeGreaterThan(30)
})

test.each(forms)('$method $path changes nothing for another site or an old page', async (route) => {
  const before = await digestOf(db, here.trustId)
  for (const [how, sent] of attacks) {
    const { status } = await send(route, {
      ...sent,
      headers: { ...insider.headers, ...sent.headers },
    })
    expect([how, status]).toEqual([how, 403])
  }

  expect(changedTables(before, await digestOf(db, here.trustId))).toEqual([])
})

test.each(forms)('$method $path takes what our own page sends', async (route) => {
  const again = await signedIn(db, { trust: here, person: insider })
  const headers = { ...again.headers, origin }

  const response = await send(route, { formToken: again.formToken, headers })
  expect([401, 403]).not.toContain(response.status)
  expect(response.headers.get('location') ?? '').not.toContain('/sign-in?next=')
})

test('what is called by software does not act for whoever has signed in', async () => {
  for (const route of all.filter(ofSoftware)) {
    const before = await digestOf(db, here.trustId)
    const response = await send(route, {
      headers: { origin: 'https://elsewhere.example' },
      formToken,
    })

    expect([route.path, response.status >= 400]).toEqual([route.path, true])
    expect(changedTables(before, await digestOf(db, here.trustId))).toEqual([])
  }
})

function changedTables(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  return [...after].filter(([name, digest]) => before.get(name) !== digest).map(([name]) => name)
}

test('a change would be seen', async () => {
  const before = await digestOf(db, here.trustId)
  await db.transactionFor(here.trustId, async ({ query }) => {
    await query.updateTable('person').set({ given_name: 'Another' }).execute()
  })

  expect(changedTables(before, await digestOf(db, here.trustId))).toEqual(['person'])
})
