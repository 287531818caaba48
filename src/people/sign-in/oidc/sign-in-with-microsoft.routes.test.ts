import { expect, test } from 'vitest'

import { entraAccount, makeKnownPerson } from '#test/oidc/accounts.ts'
import { atRealProviders } from '#test/oidc/at-real-providers.ts'
import { appOrigin, otherTenant, settleOn, tenant } from '#test/oidc/oidc-app.ts'
import { instantAt } from '#core/clock.ts'
import { ensureLogin } from '#people/sign-in/logins.store.ts'
import { makePerson, makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const trust = await makeTrust(db)
const { signInWith, browser, addressOf, sessions, refused, ...app } = await atRealProviders(
  db,
  trust,
)

test('a person the trust’s lists know by the object id is signed in, and goes on to where they were', async () => {
  const account = entraAccount()
  const { personId } = await makeKnownPerson(db, trust, { id: account.oid })
  const next = `/trusts/${trust.slug}/people`

  const { response, session } = await signInWith('microsoft', account, { next })

  expect(session).toMatchObject({ personId, strong: false })
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe(next)
})

test('lists that write object ids in capitals know the same person', async () => {
  const account = entraAccount()
  const { personId } = await makeKnownPerson(db, trust, { id: account.oid.toUpperCase() })

  const { session } = await signInWith('microsoft', account)

  expect(session?.personId).toBe(personId)
})

test('whoever signs in at a browser where somebody was signed in takes their place', async () => {
  const visitor = browser()
  const [one, other] = [entraAccount(), entraAccount()]
  await makeKnownPerson(db, trust, { id: one.oid })
  await makeKnownPerson(db, trust, { id: other.oid })
  await signInWith('microsoft', one, { visitor })
  const before = await sessions()
  await signInWith('microsoft', other, { visitor })

  expect((await sessions()).length).toBe(before.length)
})

test('whoever signed in already hears that the lists name an account of theirs; others need not', async () => {
  const [account, another] = [entraAccount(), entraAccount()]
  const known = await makeKnownPerson(db, trust, { id: account.oid })
  const fresh = await makeKnownPerson(db, trust, { id: another.oid })
  const { personId } = known
  await db.transactionFor(trust.trustId, (tx) =>
    ensureLogin(tx, { personId, email: 'known@staff.example', at: instantAt(0) }),
  )

  await signInWith('microsoft', account)
  await signInWith('microsoft', another)

  const letters = await db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('mail_message').select(['kind', 'address', 'person_id']).execute(),
  )
  expect(letters).toEqual([
    { kind: 'account-linked', address: 'known@staff.example', person_id: null },
  ])
  expect(fresh.personId).not.toBe(personId)
})

test('a second factor at the organisation counts, when it says so', async () => {
  const account = entraAccount()
  await makeKnownPerson(db, trust, { id: account.oid })

  const { session } = await signInWith('microsoft', account, { mfa: true })

  expect(session?.strong).toBe(true)
})

test('it counts, too, where the trust says that the organisation always asks for one', async () => {
  const account = entraAccount()
  await makeKnownPerson(db, trust, { id: account.oid })
  await settleOn(app, trust, { enforcesSecondFactor: true })

  const { session } = await signInWith('microsoft', account)
  await settleOn(app, trust)

  expect(session?.strong).toBe(true)
})

test('a person is known again by the object id when the lists no longer name it', async () => {
  const account = entraAccount()
  const { personId } = await makeKnownPerson(db, trust, { id: account.oid })
  await signInWith('microsoft', account)
  await settleOn(app, trust, { linkSource: undefined })

  const { session } = await signInWith('microsoft', account)
  await settleOn(app, trust)

  expect(session?.personId).toBe(personId)
})

test('nobody is known by their address, whoever says that it is theirs (nOAuth)', async () => {
  const head = await makePerson(db, trust, { email: 'head@ash.example' })
  const account = entraAccount({
    email: 'head@ash.example',
    preferred_username: 'head@ash.example',
    upn: 'head@ash.example',
    email_verified: true,
    xms_edov: true,
  })

  const { response, session, because } = await signInWith('microsoft', account)

  expect(session).toBeUndefined()
  expect(because).toBe('account-of-nobody')
  expect(response.status).toBe(403)
  expect(await response.text()).toContain('Your account is not linked yet')
  const linked = await db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('login').select('id').where('id', '=', head.personId).execute(),
  )
  expect(linked).toEqual([])
})

test.each([
  [
    'whose account lives in another tenant (idp)',
    { idp: `https://sts.windows.net/${otherTenant}/` },
  ],
  ['with an account of their own (idp)', { idp: 'live.com' }],
  ['whom the tenant counts as a guest (acct)', { acct: 1 }],
])('a guest stays out: one %s', async (_, claims) => {
  const account = entraAccount(claims)
  await makeKnownPerson(db, trust, { id: account.oid })

  const { response, session, because } = await signInWith('microsoft', account)

  expect({ session, because, status: response.status }).toEqual({
    session: undefined,
    because: 'guest',
    status: 403,
  })
})

test('a member whose home is said to be this tenant is no guest', async () => {
  const account = entraAccount({ acct: 0, idp: `https://sts.windows.net/${tenant}/` })
  const { personId } = await makeKnownPerson(db, trust, { id: account.oid })

  const { session } = await signInWith('microsoft', account)

  expect(session?.personId).toBe(personId)
})

test('a pupil of the same tenant stays out until the trust allows pupils', async () => {
  const account = entraAccount()
  const person = { stays: [{ kind: 'pupil' }] } as const
  const { personId } = await makeKnownPerson(db, trust, { id: account.oid, person })

  const before = await signInWith('microsoft', account)
  await settleOn(app, trust, { pupilsMay: true })
  const after = await signInWith('microsoft', account)
  await settleOn(app, trust, { pupilsMay: false })
  const again = await signInWith('microsoft', account)

  expect(before).toMatchObject({ session: undefined, because: 'pupil' })
  expect(after.session?.personId).toBe(personId)
  expect(again).toMatchObject({ session: undefined, because: 'pupil' })
})

test('somebody who has left stays out', async () => {
  const account = entraAccount()
  const person = { stays: [{ kind: 'staff', until: '2026-01-01' }] } as const
  await makeKnownPerson(db, trust, { id: account.oid, person })

  const { session, because } = await signInWith('microsoft', account)

  expect({ session, because }).toEqual({ session: undefined, because: 'person-left' })
})

test('nobody is sent there once the trust has turned it off', async () => {
  await settleOn(app, trust, { isOn: false })
  const { response, url } = await browser().follow(addressOf('microsoft'))
  await settleOn(app, trust)

  expect({ status: response?.status, origin: url.origin }).toEqual({
    status: 400,
    origin: appOrigin,
  })
  expect(refused.at(-1)?.because).toBe('provider-off')
})
