import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { changePerson } from '#people/change-person.ts'
import { browsing, makeTrustWithPages } from '#test/browsing.ts'
import { personWithPassword, testPassword } from '#test/passwords.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

import { invite } from './invitations/invite.ts'

// Links go to an address; they count as long as it is the person's, and a change is told at the one before.

const db = await testDb()
const { trust, themes } = await makeTrustWithPages(db)
const { trustId } = trust
const base = `/trusts/${trust.slug}`
const needs = { db, clock: clockAt('2026-11-20T12:00:00Z') }
const origin = 'https://rules.example'
const password = 'another lamp, another orbit'
const app = testApp({ db, themes })
const at = () => browsing(() => app)

async function moves({ personId }: { readonly personId: string }, email: string): Promise<void> {
  const to = { givenName: 'Ada', familyName: 'Ash', email }
  await changePerson(needs, { trustId, by: 'test', personId, to })
}

const lettersTo = (address: string) =>
  db.transactionFor(trustId, ({ query }) =>
    query
      .selectFrom('mail_message')
      .select(['kind', 'body'])
      .where('address', '=', address)
      .orderBy('message_id')
      .execute(),
  )

async function linkSentTo(address: string): Promise<string> {
  const letters = await lettersTo(address)
  const bodies = letters.map(({ body }) => /https?:\/\/[^/]+(\/\S+key=\S+)/.exec(body ?? '')?.[1])
  return bodies.findLast((path) => path !== undefined) ?? ''
}

async function inviteTo(person: { readonly personId: string }): Promise<void> {
  await invite(needs, { trust, personId: person.personId, by: 'test', origin })
}

test('an invitation to a mistyped address counts no longer once it is put right', async () => {
  const person = await personWithPassword(db, trust)
  await moves(person, 'mistyped@elsewhere.example')
  await inviteTo(person)
  const path = await linkSentTo('mistyped@elsewhere.example')
  expect((await at().get(path)).status).toBe(200)

  await moves(person, 'right@staff.example')

  expect((await at().get(path)).status).toBe(410)
  expect((await at().post(path, { with: 'password', password })).status).toBe(410)
})

test('a forgotten password is not replaced through an address that is theirs no more', async () => {
  const person = await personWithPassword(db, trust)
  const forget = () => at().post(`${base}/sign-in/forgotten`, { email: person.email })
  await forget()
  const path = await linkSentTo(person.email)
  await moves(person, 'moved@staff.example')

  await forget()

  expect((await at().post(path, { password })).status).toBe(410)
  const kinds = (await lettersTo(person.email)).map(({ kind }) => kind)
  expect(kinds).toEqual(['forgotten-password', 'address-changed'])
})

test('whoever signed in already hears at their own address that another took their place', async () => {
  const person = await personWithPassword(db, trust)
  await moves(person, 'another@staff.example')
  await inviteTo(person)
  await at().post(await linkSentTo('another@staff.example'), { with: 'password', password })

  const kinds = (await lettersTo(person.email)).map(({ kind }) => kind)
  expect(kinds).toEqual(['address-changed', 'invitation-accepted'])
})

test('who is invited for the first time hears nothing of it beside the invitation', async () => {
  const { email, ...person } = await personWithPassword(db, trust)
  await db.transactionFor(trustId, async ({ query }) => {
    await query.deleteFrom('login_method').where('person_id', '=', person.personId).execute()
    await query.deleteFrom('login').where('id', '=', person.personId).execute()
  })
  await inviteTo(person)
  await at().post(await linkSentTo(email), { with: 'password', password })

  expect((await lettersTo(email)).map(({ kind }) => kind)).toEqual(['invitation'])
})

test('who begins anew with a passkey cannot be come in for by the password they had', async () => {
  const person = await personWithPassword(db, trust)
  await inviteTo(person)
  await at().post(await linkSentTo(person.email), { with: 'passkey' })

  const { email } = person
  expect((await at().post(`${base}/sign-in`, { email, password: testPassword })).status).toBe(422)
})
