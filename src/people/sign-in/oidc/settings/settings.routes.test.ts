import { afterAll, expect, test } from 'vitest'

import { findAuditOf } from '#audit/audit.store.ts'
import { entraAccount } from '#test/oidc/accounts.ts'
import { client, startLyingProvider } from '#test/oidc/lying-provider.ts'
import { oidcApp, tenant } from '#test/oidc/oidc-app.ts'
import { makePerson, makeTrust } from '#test/makers.ts'
import { signedIn } from '#test/signed-in.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const trust = await makeTrust(db)
const microsoft = await startLyingProvider(`/${tenant}/v2.0`)
afterAll(microsoft.close)
const authorities = { microsoft: microsoft.origin, google: 'http://127.0.0.1:9' }
const { browser, request, addressOf, sessions, refused } = oidcApp(db, trust, authorities)
const at = new Date().toISOString()
const admin = await signedIn(db, { trust, roles: ['system-administrator'], at })
const dpo = await signedIn(db, { trust, roles: ['trust-dpo'], at })
const base = `/trusts/${trust.slug}/settings/sign-in`

const good = {
  isOn: 'yes',
  organisation: tenant.toUpperCase(),
  clientId: client.id,
  clientSecret: client.secret,
  enforcesSecondFactor: 'no',
  linkSource: '',
}

async function send(path: string, form: Readonly<Record<string, string>>, who = admin) {
  return request(`${base}${path}`, {
    method: 'POST',
    headers: who.headers,
    body: new URLSearchParams({ form_token: who.formToken, ...form }),
  })
}

async function page(path = ''): Promise<string> {
  return (await request(`${base}${path}`, { headers: admin.headers })).text()
}

async function keptSecrets(): Promise<readonly string[]> {
  const rows = await db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('sign_in_provider').select('sealed_secret').execute(),
  )
  return rows.map((row) => row.sealed_secret)
}

test('only a system administrator sees and changes them', async () => {
  const anyone = await request(base)
  const other = await request(base, { headers: dpo.headers })
  const changed = await send('/microsoft', good, dpo)
  const forged = await send('/microsoft', { ...good, form_token: 'no token' })

  expect([anyone.status, other.status, changed.status, forged.status]).toEqual([303, 403, 403, 403])
  expect(await keptSecrets()).toEqual([])
})

test('what is wrong is said at its field, what was typed stays, and nothing is kept', async () => {
  const bad = { ...good, organisation: 'ash.example', clientId: '', isOn: '', linkSource: 'A b' }

  const response = await send('/microsoft', bad)
  const shown = await response.text()

  expect(response.status).toBe(422)
  for (const field of ['organisation', 'clientId', 'isOn', 'linkSource']) {
    expect(shown).toContain(`href="#${field}"`)
  }
  expect(shown).toContain('value="ash.example"')
  expect(shown).not.toContain(client.secret)
  expect(await keptSecrets()).toEqual([])
})

test('a first organisation needs its secret', async () => {
  const response = await send('/microsoft', { ...good, clientSecret: ' ' })

  expect(response.status).toBe(422)
  expect(await response.text()).toContain('Enter the client secret')
})

test('they are kept with the secret sealed, which no page and no audit entry shows', async () => {
  const response = await send('/microsoft', good)
  const [sealed = ''] = await keptSecrets()
  const entries = await db.transactionFor(trust.trustId, (tx) =>
    findAuditOf(tx, { kind: 'identity-provider', id: 'microsoft' }),
  )

  expect(response.headers.get('location')).toBe(`${base}?done=saved`)
  expect(sealed).not.toContain(client.secret)
  expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain(client.secret)
  expect(entries).toMatchObject([{ actor: admin.personId, action: 'sign-in.changed' }])
  for (const shown of [await page(), await page('/microsoft'), JSON.stringify(entries)]) {
    expect(shown).toContain(tenant)
    expect(shown).not.toContain(client.secret)
    expect(shown).not.toContain(sealed)
  }
  expect(await page('/microsoft')).toContain(`/trusts/${trust.slug}/sign-in/callback/microsoft`)
})

test('a change without a new secret goes on with the one that is kept', async () => {
  const before = await keptSecrets()
  await send('/microsoft', { ...good, clientSecret: '', enforcesSecondFactor: 'yes' })

  expect(await keptSecrets()).toEqual(before)
  expect((await send('/microsoft/test', {})).headers.get('location')).toBe(`${base}?done=answered`)
})

test('a list that is named stays named, also while nobody has come from it', async () => {
  await send('/google', { ...good, organisation: 'ash.example', linkSource: 'directory' })

  expect(await page('/microsoft')).toMatch(/<option value="entra"\s*>/)
  expect(await page('/google')).toMatch(/<option value="directory" selected/)
})

test('the test says when our application is refused, and when nobody answers', async () => {
  await send('/microsoft', { ...good, clientSecret: 'a wrong secret' })
  const wrong = await send('/microsoft/test', {})
  await send('/google', { ...good, organisation: 'ash.example' })
  const nobody = await send('/google/test', {})
  await send('/google', { ...good, organisation: 'ash.example', isOn: 'no' })
  await send('/microsoft', good)

  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('Microsoft refused our application')
  expect(nobody.status).toBe(422)
  expect(await nobody.text()).toContain('Google could not be asked')
})

test('whether pupils may sign in is settled for the trust', async () => {
  expect(await page()).toMatch(/value="no"[^>]*checked/)

  await send('/pupils', { pupils: 'yes' })
  expect(await page()).toMatch(/value="yes"[^>]*checked/)
  await send('/pupils', { pupils: 'no' })
  expect(await page()).toMatch(/value="no"[^>]*checked/)
})

test('an administrator links an account that stands for nobody, of which its owner is told', async () => {
  const account = entraAccount({ name: 'Cleo Cedar' })
  const person = await makePerson(db, trust, { givenName: 'Cleo', familyName: 'Cedar' })
  microsoft.signInAs(account)
  await browser().follow(addressOf('microsoft'))
  expect(refused.at(-1)?.because).toBe('account-of-nobody')

  const [, path = ''] = /sign-in(\/accounts\/[0-9a-f-]{36})/.exec(await page()) ?? []
  const found = await page(`${path}?name=cedar`)
  const unsaid = await send(path, { name: 'cedar' })
  const linked = await send(path, { name: 'cedar', person: person.personId })
  const before = await sessions()
  await browser().follow(addressOf('microsoft'), ({ pathname }) => pathname.endsWith(trust.slug))

  expect(found).toContain(`value="${person.personId}"`)
  expect(unsaid.status).toBe(422)
  expect(linked.headers.get('location')).toBe(`${base}?done=linked`)
  expect((await sessions()).slice(before.length)).toMatchObject([{ personId: person.personId }])
  expect(await page(path)).toContain('Page not found')
  const told = await db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('mail_message').select(['kind', 'person_id']).execute(),
  )
  expect(told).toEqual([{ kind: 'account-linked', person_id: person.personId }])
})

test('an account can be taken off the list, and comes back when its owner tries again', async () => {
  microsoft.signInAs(entraAccount({ name: 'Drew Dogwood' }))
  await browser().follow(addressOf('microsoft'))
  const [, path = ''] = /sign-in(\/accounts\/[0-9a-f-]{36})/.exec(await page()) ?? []

  const dismissed = await send(`${path}/dismiss`, {})

  expect(dismissed.headers.get('location')).toBe(`${base}?done=dismissed`)
  expect(await page()).not.toContain('Drew Dogwood')
  await browser().follow(addressOf('microsoft'))
  expect(await page()).toContain('Drew Dogwood')
})

test.each([
  ['/google/test', 422],
  ['/facebook', 404],
  ['/accounts/not-an-id', 404],
  ['/accounts/0199d1f0-0000-7000-8000-000000000000/dismiss', 404],
])('what is sent to %s finds nothing', async (path, status) => {
  expect((await send(path, {})).status).toBe(status)
})

test('whoever signs in with an organisation that does not answer is told so', async () => {
  await send('/google', { ...good, organisation: 'ash.example' })

  const response = await request(`/trusts/${trust.slug}/sign-in/with/google`)

  expect(response.status).toBe(503)
  expect(await response.text()).toContain('cannot be reached')
})
