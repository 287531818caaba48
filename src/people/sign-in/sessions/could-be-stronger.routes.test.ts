import { expect, test } from 'vitest'

import { giveRole } from '#people/roles/give-role.ts'
import { clockAt } from '#core/clock.ts'
import { browsing, type Browsing, formTokenOn, makeTrustWithPages } from '#test/browsing.ts'
import { oneTimeCode } from '#test/one-time-code.ts'
import { addsPasskey, passkeyOwners } from '#test/passkeys.ts'
import { personWithPassword, testPassword } from '#test/passwords.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

// Somebody has learnt the password of a data protection officer, and nothing else.

const db = await testDb()
const { trust, themes } = await makeTrustWithPages(db)
const { trustId } = trust
const base = `/trusts/${trust.slug}`
const app = testApp({ db, themes })
const { owner, rowsOf } = passkeyOwners(db, trust, app)

async function officer() {
  const person = await personWithPassword(db, trust)
  const needs = { db, clock: clockAt('2026-11-20T12:00:00Z') }
  await giveRole(needs, {
    trustId,
    personId: person.personId,
    by: 'test',
    role: 'trust-dpo',
    capacity: 'holder',
    from: '2026-09-01',
  })
  return person
}

async function byPassword({ email }: { readonly email: string }): Promise<Browsing> {
  const someone = browsing(() => app)
  await someone.post(`${base}/sign-in`, { email, password: testPassword })
  return someone
}

async function send(someone: Browsing, path: string, fields: Record<string, string>) {
  const form_token = formTokenOn(await someone.page(`${base}/account`))
  return someone.post(`${base}/account/${path}`, { ...fields, form_token })
}

async function startsApp(someone: Browsing): Promise<string> {
  await send(someone, 'authenticator', { password: testPassword })
  const page = await someone.page(`${base}/account/authenticator`)
  return (/<code>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? '').replaceAll(' ', '')
}

test('with the password alone no app is set up beside a passkey', async () => {
  const person = await officer()
  await owner(person)
  const thief = await byPassword(person)

  expect(await startsApp(thief)).toBe('')
  const begun = await send(thief, 'authenticator', { password: testPassword })
  expect(begun.status).toBe(422)
  expect(await begun.text()).toContain('You signed in by your password alone')
  expect((await thief.get(`${base}/audit`)).status).toBe(403)
})

test('nor is one confirmed that was begun before there was a passkey', async () => {
  const person = await officer()
  const thief = await byPassword(person)
  const key = await startsApp(thief)
  await owner(person)

  const confirmed = await send(thief, 'authenticator/confirm', { code: oneTimeCode(key) })

  expect(confirmed.status).toBe(422)
  expect((await thief.get(`${base}/audit`)).status).toBe(403)
})

test('with the password alone no passkey is added beside one, and none removed', async () => {
  const person = await officer()
  await owner(person)
  const thief = await byPassword(person)
  expect(await thief.page(`${base}/account/passkeys/new`)).toContain('Sign in again')
  expect((await send(thief, 'passkeys/new/options', {})).status).toBe(403)

  const [passkey] = await rowsOf(person.personId)
  const removed = await send(thief, `passkeys/${passkey?.id ?? ''}/remove`, {})

  expect(removed.status).toBe(422)
  expect(await rowsOf(person.personId)).toHaveLength(1)
})

test('nor beside an organisation that asks for a second factor', async () => {
  const person = await officer()
  const at = new Date('2026-11-20T12:00:00Z')
  await db.transactionFor(trustId, async ({ query }) => {
    await query
      .insertInto('login_method')
      .values({
        trust_id: trustId,
        id: person.personId,
        person_id: person.personId,
        provider: 'google',
        account_key: 'staff.example/1',
        password: null,
        made_at: at,
        changed_at: at,
      })
      .execute()
    await query
      .insertInto('sign_in_provider')
      .values({
        trust_id: trustId,
        provider: 'google',
        is_on: true,
        issuer: 'https://accounts.google.com',
        tenant: 'staff.example',
        client_id: 'client',
        sealed_secret: 'sealed',
        enforces_second_factor: true,
        link_source: null,
        changed_at: at,
      })
      .execute()
  })

  expect(await startsApp(await byPassword(person))).toBe('')
})

test('whoever has nothing beside the password can set up an app and add a passkey', async () => {
  const person = await officer()
  const someone = await byPassword(person)
  const key = await startsApp(someone)

  expect((await send(someone, 'authenticator/confirm', { code: oneTimeCode(key) })).status).toBe(
    200,
  )
  expect((await addsPasskey(someone, base)).response.status).toBe(303)
})
