import { describe, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { browsing, formTokenOn, makeTrustWithPages } from '#test/browsing.ts'
import { addsPasskey, asksToAdd, passkeyOwners, signsInWith } from '#test/passkeys.ts'
import { personWithPassword } from '#test/passwords.ts'
import { softAuthenticator } from '#test/soft-authenticator.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, themes } = await makeTrustWithPages(db)
const base = `/trusts/${trust.slug}`
const noon = '2026-11-20T12:00:00Z'
const appAt = (instant: string) => testApp({ db, themes, clock: clockAt(instant) })
const app = appAt(noon)
const browser = () => browsing(() => app)
const { somebody, owner, rowsOf, told, lettersTo } = passkeyOwners(db, trust, app)

describe('a passkey is not added', () => {
  test.each([
    ['without its owner being verified', { isVerified: false }],
    ['when it was asked by a page elsewhere', { origin: 'https://evil.example' }],
    ['when it is for another host', { rpId: 'evil.example' }],
  ])('%s', async (_, oddly) => {
    const { personId, here } = await somebody()
    const key = softAuthenticator('http://localhost')
    const { options, ticket } = await asksToAdd(here, base)
    const form_token = formTokenOn(await here.page(`${base}/account`))
    const form = { name: 'Key', ticket, response: key.make(options, oddly), form_token }
    const answer = await here.post(`${base}/account/passkeys/new`, form)

    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('The passkey was not added')
    expect(await rowsOf(personId)).toEqual([])
    expect(await told(personId)).toEqual([])
  })

  test('twice with one challenge, nor with the challenge of somebody else', async () => {
    const [{ here, personId }, other] = [await somebody(), await somebody()]
    const { options, ticket } = await asksToAdd(here, base)
    const form = async (someone: typeof here) => ({
      name: 'Key',
      ticket,
      response: softAuthenticator('http://localhost').make(options),
      form_token: formTokenOn(await someone.page(`${base}/account`)),
    })

    const send = async (someone: typeof here) =>
      (await someone.post(`${base}/account/passkeys/new`, await form(someone))).status
    expect([await send(other.here), await send(here), await send(here)]).toEqual([422, 303, 422])
    expect(await rowsOf(personId)).toHaveLength(1)
    expect(await rowsOf(other.personId)).toEqual([])
  })

  test('without a name or with a long one; what was typed stays', async () => {
    const { here } = await somebody()
    const form_token = formTokenOn(await here.page(`${base}/account`))
    const send = async (name: string) =>
      (await here.post(`${base}/account/passkeys/new`, { name, form_token })).text()

    expect(await send(' ')).toContain('Enter a name for this passkey')
    const long = 'x'.repeat(61)
    const page = await send(long)
    expect(page).toContain('60 characters or less')
    expect(page).toContain(`value="${long}"`)
  })

  test('a quarter of an hour after signing in, before signing in again', async () => {
    const { here: before } = await somebody()
    let now = noon
    const here = browsing(() => appAt(now))
    before.cookies.forEach((value, name) => here.cookies.set(name, value))
    expect(await here.page(`${base}/account/passkeys/new`)).toContain('Name for this passkey')
    const form_token = formTokenOn(await here.page(`${base}/account`))

    now = '2026-11-20T12:15:00Z'
    const page = await here.page(`${base}/account/passkeys/new`)
    const options = await here.post(`${base}/account/passkeys/new/options`, { form_token })

    expect(page).toContain('Sign in again')
    expect(page).toContain(
      `${base}/sign-in?next=${encodeURIComponent(`${base}/account/passkeys/new`)}`,
    )
    expect(options.status).toBe(403)
  })

  test('by a page that has not the token of the session, nor by nobody', async () => {
    const { here } = await somebody()

    expect((await here.post(`${base}/account/passkeys/new/options`)).status).toBe(403)
    expect((await here.post(`${base}/account/passkeys/new`, { name: 'Key' })).status).toBe(403)
    expect((await browser().post(`${base}/account/passkeys/new/options`)).status).toBe(401)
  })
})

describe('removing a passkey', () => {
  const removal = async (personId: string) =>
    `${base}/account/passkeys/${(await rowsOf(personId))[0]?.id ?? ''}/remove`

  test('asks first, then it lets nobody in any more', async () => {
    const { here, personId, key } = await owner(await personWithPassword(db, trust))
    const address = await removal(personId)
    const page = await here.page(address)
    expect(page).toContain('Remove the passkey “Test key”')

    const done = await here.post(address, { form_token: formTokenOn(page) })

    expect(done.headers.get('location')).toBe(`${base}/account?done=passkey-removed`)
    expect(await rowsOf(personId)).toEqual([])
    expect((await told(personId)).map(({ action }) => action)).toEqual([
      'passkey.added',
      'passkey.removed',
    ])
    const letters = await lettersTo(personId)
    expect(letters.map(({ kind }) => kind)).toEqual(['passkey-added', 'passkey-removed'])
    expect(letters.every(({ body }) => body?.includes('Test key'))).toBe(true)
    expect((await signsInWith(browser(), base, { key })).status).toBe(422)
    expect((await here.get(`${base}/account`)).status).toBe(200)
  })

  test('can sign out everywhere else', async () => {
    const { here, personId, key } = await owner(await personWithPassword(db, trust))
    const elsewhere = browser()
    await signsInWith(elsewhere, base, { key })
    const address = await removal(personId)

    await here.post(address, { others: 'yes', form_token: formTokenOn(await here.page(address)) })

    expect((await elsewhere.get(`${base}/account`)).status).toBe(303)
    expect((await here.get(`${base}/account`)).status).toBe(200)
  })

  test('is refused for the last way to sign in, and not once there is another', async () => {
    const { personId, here } = await owner()
    const address = await removal(personId)
    const page = await here.page(address)
    expect(page).toContain('only way you can sign in')

    const form_token = formTokenOn(await here.page(`${base}/account/passkeys/new`))
    expect((await here.post(address, { form_token })).status).toBe(422)
    expect(await rowsOf(personId)).toHaveLength(1)

    await addsPasskey(here, base)
    expect((await here.post(address, { form_token })).status).toBe(303)
  })

  test('of somebody else is answered as one that never was', async () => {
    const [{ personId }, other] = [await owner(), await somebody()]
    const form_token = formTokenOn(await other.here.page(`${base}/account`))
    const unknown = `${base}/account/passkeys/${newId()}/remove`
    const texts = async (address: string) => [
      await other.here.page(address),
      await (await other.here.post(address, { form_token })).text(),
    ]

    expect(await texts(await removal(personId))).toEqual(await texts(unknown))
    expect((await other.here.get(await removal(personId))).status).toBe(404)
    expect(await rowsOf(personId)).toHaveLength(1)
  })
})
