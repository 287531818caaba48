import { afterAll, beforeEach, expect, test } from 'vitest'

import { invite } from '#people/sign-in/invitations/invite.ts'
import { entraAccount } from '#test/oidc/accounts.ts'
import { startLyingProvider } from '#test/oidc/lying-provider.ts'
import { appOrigin, oidcApp, settleOn, tenant } from '#test/oidc/oidc-app.ts'
import { makePerson, makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const trust = await makeTrust(db)
const microsoft = await startLyingProvider(`/${tenant}/v2.0`)
afterAll(microsoft.close)
const authorities = { microsoft: microsoft.origin, google: microsoft.origin }
const { browser, addressOf, sessions, refused, ...app } = oidcApp(db, trust, authorities)
await settleOn(app, trust)
beforeEach(() => microsoft.signInAs(entraAccount()))

/** A person and the query of the link in their invitation. */
async function invited() {
  const person = await makePerson(db, trust, { email: `${crypto.randomUUID()}@ash.example` })
  const by = { trust, by: 'test', origin: appOrigin, personId: person.personId }
  const sent = await invite(app.needs, by)
  if (!sent.ok) throw new Error(sent.error.type)
  const { body } = await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('mail_message')
      .select('body')
      .orderBy('message_id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow(),
  )
  const [, id = '', key = ''] = /invitations\/([0-9a-f-]+)\?key=([\w-]+)/.exec(body ?? '') ?? []
  return { ...person, query: `invitation=${id}&key=${key}` }
}

/** Goes from a page of this site (or another) to the organisation and back. */
async function accept(query: string, site = 'same-origin'): Promise<void> {
  const visitor = browser()
  const start = `${addressOf('microsoft')}?${query}`
  const gone = await visitor.get(start, { 'sec-fetch-site': site })
  await visitor.follow(gone.headers.get('location') ?? '', ({ pathname }) =>
    pathname.endsWith(trust.slug),
  )
}

test('whoever is invited can accept with the organisation’s account, which is theirs from then on', async () => {
  const { personId, query } = await invited()

  await accept(query)
  await accept('')

  expect((await sessions()).slice(-2)).toMatchObject([{ personId }, { personId }])
})

test('an invitation links one account only', async () => {
  const { query } = await invited()
  await accept(query)
  const before = await sessions()
  microsoft.signInAs(entraAccount())

  await accept(query)

  expect(await sessions()).toEqual(before)
  expect(refused.at(-1)?.because).toBe('account-of-nobody')
})

test.each([
  ['with another key', (query: string) => query.replace(/key=.{4}/, 'key=AAAA'), 'same-origin'],
  ['without a key', (query: string) => query.replace(/key=.*/, 'key='), 'same-origin'],
  ['from another site', (query: string) => query, 'cross-site'],
])('an invitation %s links nobody, and can still be accepted', async (_, change, site) => {
  const { personId, query } = await invited()
  const before = await sessions()

  await accept(change(query), site)
  expect(await sessions()).toEqual(before)
  expect(refused.at(-1)?.because).toBe('account-of-nobody')

  await accept(query)
  expect((await sessions()).at(-1)).toMatchObject({ personId })
})

test('an account that stands for somebody stays theirs, whosever invitation it is used for', async () => {
  const [one, other] = [await invited(), await invited()]
  await accept(one.query)

  await accept(other.query)

  expect((await sessions()).at(-1)).toMatchObject({ personId: one.personId })
})
