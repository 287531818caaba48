import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { recordLeaving } from '#people/record-leaving.ts'
import { browsing, makeTrustWithPages } from '#test/browsing.ts'
import { makePerson } from '#test/makers.ts'
import { personWithPassword } from '#test/passwords.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

import { invite } from './invite.ts'

const db = await testDb()
const { trust, themes } = await makeTrustWithPages(db)
const { trustId } = trust
const base = `/trusts/${trust.slug}`
const noon = '2026-11-20T12:00:00Z'
const needs = { db, clock: clockAt(noon) }
const origin = 'https://rules.example'
const password = 'another lamp, another orbit'
const at = (instant = noon) => browsing(() => testApp({ db, themes, clock: clockAt(instant) }))
let made = 0

async function invited(email = `new-${(made += 1)}@staff.example`) {
  const { personId } = await makePerson(db, trust, { email, stays: [{ kind: 'staff' }] })
  await invite(needs, { trust, personId, by: 'test', origin })
  return { personId, email, path: await pathSentTo(email) }
}

/** Where the last link that was mailed to an address leads. */
async function pathSentTo(email: string): Promise<string> {
  const { body } = await db.transactionFor(trustId, ({ query }) =>
    query
      .selectFrom('mail_message')
      .select('body')
      .where('address', '=', email)
      .orderBy('message_id', 'desc')
      .executeTakeFirstOrThrow(),
  )
  const [link = ''] = /https:\/\/rules\.example\S+/.exec(body ?? '') ?? []
  return link.slice(origin.length)
}

test('an invitation is mailed, shown as often as one looks, and accepted once', async () => {
  const { path, email, personId } = await invited()
  const someone = at()
  expect(path).toMatch(/^\/trusts\/[\w-]+\/invitations\/[0-9a-f-]{36}\?key=[\w-]{43}$/)
  expect(await someone.page(path)).toContain(email)
  expect(await someone.page(path)).toContain('Choose how you sign in')

  const accepted = await someone.post(path, { with: 'password', password })

  expect([accepted.status, accepted.headers.get('location')]).toEqual([
    303,
    `${base}/account/authenticator?new`,
  ])
  expect(await someone.page(`${base}/account`)).toContain('Sign out')
  const next = await someone.page(`${base}/account/authenticator?new`)
  expect(next).toContain('Your password is saved, and you are signed in')
  expect(next).toMatch(new RegExp(`href="${base}"[^>]*>\\s*Not now`))
  const over = await at().get(path)
  expect(over.status).toBe(410)
  expect(await over.text()).toMatch(new RegExp(`<main[\\s\\S]*href="${base}/sign-in"`))
  expect(
    (await at().post(path, { with: 'password', password: 'a third one entirely' })).status,
  ).toBe(410)
  const later = await at().post(`${base}/sign-in`, { email, password })
  expect(later.status).toBe(303)
  const told = await db.transactionFor(trustId, ({ query }) =>
    query
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_id', '=', personId)
      .where('action', '!=', 'person.added')
      .orderBy('entry_id')
      .execute(),
  )
  expect(told.map(({ action }) => action)).toEqual(['person.invited', 'invitation.accepted'])
})

test('a link ends after seven days, and when a newer one was sent', async () => {
  const { path, email, personId } = await invited()

  expect((await at('2026-11-27T11:59:59Z').get(path)).status).toBe(200)
  expect((await at('2026-11-27T12:00:00Z').get(path)).status).toBe(410)
  await invite(needs, { trust, personId, by: 'test', origin })
  expect((await at().get(path)).status).toBe(410)
  expect((await at().get(await pathSentTo(email))).status).toBe(200)
})

test('a changed key, a link of another trust and one that never was look the same', async () => {
  const { path } = await invited()
  const other = await makeTrustWithPages(db)
  const elsewhere = browsing(() => testApp({ db, themes: other.themes }))
  const answers = [
    await at().get(path.replace(/key=.{5}/, 'key=abcde')),
    await at().get(path.replace(/[0-9a-f-]{36}/, newId())),
    await at().get(path.split('?')[0] ?? ''),
    await elsewhere.get(path.replace(trust.slug, other.trust.slug)),
  ]

  expect(answers.map(({ status }) => status)).toEqual([410, 410, 410, 410])
})

test('a password that does not do is refused, and the invitation still counts', async () => {
  const { path } = await invited()
  const refused = await at().post(path, { with: 'password', password: 'too short' })

  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('12 characters or more')
  expect((await at().post(path, { with: 'password', password })).status).toBe(303)
})

test('accepted at the same time, it counts once', async () => {
  const { path } = await invited()
  const both = await Promise.all(
    ['first password of two', 'second password of two'].map((each) =>
      at().post(path, { with: 'password', password: each }),
    ),
  )

  expect(both.filter(({ status }) => status === 303)).toHaveLength(1)
  expect(both.filter(({ status }) => status === 410)).toHaveLength(1)
})

test('with a passkey in mind no password is set, and the next page is that of adding one', async () => {
  const { path, personId } = await invited()
  const someone = at()
  const accepted = await someone.post(path, { with: 'passkey' })

  expect(accepted.headers.get('location')).toBe(`${base}/account/passkeys/new`)
  const methods = await db.transactionFor(trustId, ({ query }) =>
    query.selectFrom('login_method').select('id').where('person_id', '=', personId).execute(),
  )
  expect(methods).toEqual([])
})

test('who is invited again begins anew: other password, no app, and signed out elsewhere', async () => {
  const { personId, email } = await personWithPassword(db, trust)
  const before = at()
  await before.post(`${base}/sign-in`, { email, password: 'lamp orbit seventeen' })
  await db.transactionFor(trustId, ({ query }) =>
    query
      .updateTable('login')
      .set({ has_second_factor: true })
      .where('id', '=', personId)
      .execute(),
  )
  await invite(needs, { trust, personId, by: 'test', origin })

  await at().post(await pathSentTo(email), { with: 'password', password })

  expect((await before.get(`${base}/account`)).status).toBe(303)
  const again = await at().post(`${base}/sign-in`, { email, password })
  expect(again.headers.get('location')).toBe(base)
})

test('who left after being invited does not come in by the link', async () => {
  const { path, personId } = await invited()
  await recordLeaving(needs, { trustId, by: 'test', personId, on: '2026-11-20' })
  const someone = at()

  expect((await someone.post(path, { with: 'password', password })).status).toBe(410)
  expect((await someone.get(`${base}/account`)).status).toBe(303)
})

test('pupils, people without an address, and strangers are not invited', async () => {
  const pupil = await makePerson(db, trust, {
    email: 'p@pupil.example',
    stays: [{ kind: 'pupil' }],
  })
  const silent = await makePerson(db, trust)
  const { email } = await personWithPassword(db, trust)
  const twin = await makePerson(db, trust, { email, stays: [{ kind: 'staff' }] })
  const asked = { trust, by: 'test', origin }
  const why = async (personId: string) => {
    const done = await invite(needs, { ...asked, personId })
    return done.ok ? 'invited' : done.error.type
  }

  expect(await why(pupil.personId)).toBe('may-not-sign-in')
  expect(await why(silent.personId)).toBe('no-address')
  expect(await why(twin.personId)).toBe('address-taken')
  expect(await why(newId())).toBe('no-such-person')
})

test('the key is not in the database', async () => {
  const { path } = await invited()
  const key = new URL(path, origin).searchParams.get('key') ?? ''
  const kept = await db.transactionFor(trustId, ({ query }) =>
    query.selectFrom('invitation').selectAll().execute(),
  )

  expect(JSON.stringify(kept)).not.toContain(key)
})
