import { expect, test } from 'vitest'

import { browsing, type Browsing, formTokenOn, makeTrustWithPages } from '#test/browsing.ts'
import { oneTimeCode } from '#test/one-time-code.ts'
import { personWithPassword, testPassword } from '#test/passwords.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, themes } = await makeTrustWithPages(db)
const base = `/trusts/${trust.slug}`
const app = testApp({ db, themes })
const browser = () => browsing(() => app)

async function signIn(someone: Browsing, email: string): Promise<Response> {
  return someone.post(`${base}/sign-in`, { email, password: testPassword })
}

/** Sends a form of the account as its page does. */
async function send(someone: Browsing, path: string, fields: Record<string, string>) {
  const form_token = formTokenOn(await someone.page(`${base}/account/authenticator`))
  return someone.post(`${base}/account/authenticator${path}`, { ...fields, form_token })
}

/** Somebody who has set up an app; gives its key and the codes to keep. */
async function withApp() {
  const { email, personId } = await personWithPassword(db, trust)
  const someone = browser()
  await signIn(someone, email)
  const begun = await send(someone, '', { password: testPassword })
  const page = await someone.page(`${base}/account/authenticator`)
  const key = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? '').replaceAll(' ', '')
  const confirmed = await send(someone, '/confirm', { code: oneTimeCode(key) })
  const codes = [...(await confirmed.text()).matchAll(/<code>([\w-]+)<\/code>/g)].map(
    ([, code = '']) => code,
  )
  return { email, personId, someone, key, codes, begun, page, confirmed }
}

const sessions = (personId: string) =>
  db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('login_session')
      .select(['way', 'strong'])
      .where('person_id', '=', personId)
      .execute(),
  )
const told = (personId: string) =>
  db.transactionFor(trust.trustId, async ({ query }) => {
    const entries = query.selectFrom('audit_entry').select('action').where('actor', '=', personId)
    return (await entries.orderBy('entry_id').execute()).map(({ action }) => action)
  })

test('an app is set up with a picture or a key, and counts once it has shown a code', async () => {
  const { personId, page, key, codes, confirmed } = await withApp()

  expect(page).toMatch(/<img\s+src="data:image\/svg\+xml/)
  expect(key).toMatch(/^[A-Z2-7]{32,}$/)
  expect(confirmed.status).toBe(200)
  expect(codes).toHaveLength(10)
  expect(await sessions(personId)).toEqual([{ way: 'authenticator', strong: true }])
  expect(await told(personId)).toEqual([
    'session.opened',
    'session.opened',
    'session.ended',
    'authenticator.added',
  ])
})

test('from then on the password is half the way, and the code the other half', async () => {
  const { email, personId, key } = await withApp()
  const someone = browser()

  const half = await signIn(someone, email)

  expect(half.headers.get('location')).toMatch(/\/sign-in\/second-step\?next=/)
  expect(await sessions(personId)).toHaveLength(1)
  expect(await someone.page(`${base}/sign-in`)).not.toContain('Sign out')
  const wrong = await someone.post(`${base}/sign-in/second-step`, { code: '000000' })
  expect(wrong.status).toBe(422)
  const right = await someone.post(`${base}/sign-in/second-step`, { code: oneTimeCode(key, 1) })
  expect(right.status).toBe(303)
  expect(await someone.page(`${base}/sign-in`)).toContain('Sign out')
  expect(await sessions(personId)).toHaveLength(2)
})

test('a code counts once, as does each of the codes that were kept', async () => {
  const { email, key, codes } = await withApp()
  const step = async (code: string) => {
    const someone = browser()
    await signIn(someone, email)
    return (await someone.post(`${base}/sign-in/second-step`, { code })).status
  }
  const [kept = ''] = codes
  const shown = oneTimeCode(key, 1)

  expect([await step(shown), await step(shown)]).toEqual([303, 422])
  expect([await step(kept), await step(kept)]).toEqual([303, 422])
  expect(await step(codes[1] ?? '')).toBe(303)
})

test('without a password given before there is no second step', async () => {
  const someone = browser()
  const page = await someone.get(`${base}/sign-in/second-step`)
  const sent = await someone.post(`${base}/sign-in/second-step`, { code: '123456' })

  expect([page.status, page.headers.get('location')]).toEqual([303, `${base}/sign-in`])
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `${base}/sign-in`])
})

test('five wrong codes end the attempt, and the password is asked for again', async () => {
  const { email, key } = await withApp()
  const someone = browser()
  await signIn(someone, email)
  for (let i = 0; i < 5; i++) {
    await someone.post(`${base}/sign-in/second-step`, { code: `00000${i}` })
  }

  const right = await someone.post(`${base}/sign-in/second-step`, { code: oneTimeCode(key, 1) })

  expect(right.headers.get('location')).toBe(`${base}/sign-in`)
  expect(await someone.page(`${base}/sign-in`)).not.toContain('Sign out')
})

test('setting up and removing an app need the password again', async () => {
  const { email, personId } = await personWithPassword(db, trust)
  const other = browser()
  await signIn(other, email)
  expect((await send(other, '', { password: 'wrong' })).status).toBe(422)

  const { someone, personId: owner } = await withApp()
  expect((await send(someone, '/remove', { password: 'wrong' })).status).toBe(422)
  expect((await send(someone, '/remove', { password: testPassword })).status).toBe(303)
  expect(await sessions(owner)).toEqual([{ way: 'authenticator', strong: true }])
  expect(await told(owner)).toContain('authenticator.removed')
  expect(await sessions(personId)).toEqual([{ way: 'password', strong: false }])
})

test('neither the secret nor the codes are in the database as they are', async () => {
  const { key, codes, personId } = await withApp()
  const row = await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('second_factor')
      .selectAll()
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow(),
  )

  const kept = JSON.stringify(row)
  expect(kept).not.toContain(key)
  for (const code of codes) expect(kept).not.toContain(code)
})

test('its owner hears by mail that an app was set up, and that it was removed', async () => {
  const { email, someone } = await withApp()
  await send(someone, '/remove', { password: testPassword })

  const letters = await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('mail_message')
      .select('kind')
      .where('address', '=', email)
      .orderBy('message_id')
      .execute(),
  )
  expect(letters.map(({ kind }) => kind)).toEqual(['authenticator-added', 'authenticator-removed'])
})

test('that somebody had new codes made is in the record', async () => {
  const { personId, someone } = await withApp()
  await send(someone, '/codes', { password: testPassword })

  expect((await told(personId)).slice(-2)).toEqual([
    'authenticator.added',
    'authenticator.codes-made',
  ])
})
