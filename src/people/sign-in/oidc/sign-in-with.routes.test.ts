import { afterAll, describe, expect, test } from 'vitest'

import type { AccountClaims } from '#test/oidc/lying-provider.ts'
import { entraAccount, makeKnownPerson } from '#test/oidc/accounts.ts'
import type { Browser } from '#test/oidc/browser-jar.ts'
import { appOrigin, oidcApp, otherTenant, settleOn, tenant } from '#test/oidc/oidc-app.ts'
import { startRealProvider } from '#test/oidc/real-provider.ts'
import { makePerson, makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const trust = await makeTrust(db)
const accounts: AccountClaims[] = []
const callbacks = `${appOrigin}/trusts/${trust.slug}/sign-in/callback`
const microsoft = await startRealProvider({
  path: `/${tenant}/v2.0`,
  redirectUris: [`${callbacks}/microsoft`],
  accounts,
})
const google = await startRealProvider({
  path: '',
  redirectUris: [`${callbacks}/google`],
  accounts,
})
afterAll(async () => {
  await microsoft.close()
  await google.close()
})
const authorities = { microsoft: microsoft.origin, google: google.origin }
const { browser, addressOf, sessions, refused, ...app } = oidcApp(db, trust, authorities)
await settleOn(app, trust)
await settleOn(app, trust, {
  name: 'google',
  organisation: 'ash.example',
  linkSource: 'google-directory',
})

type Typed = { readonly mfa?: boolean; readonly next?: string; readonly visitor?: Browser }

/** Goes to the organisation, signs in there with an account, and comes back. */
async function signInWith(
  provider: 'microsoft' | 'google',
  account: AccountClaims,
  { mfa, next, visitor = browser() }: Typed = {},
): Promise<Response | undefined> {
  accounts.push(account)
  const asking = await visitor.follow(addressOf(provider, next))
  expect(asking.url.pathname).toMatch(/^\/interaction\//)
  const form = { account: account.sub, ...(mfa ? { mfa: 'yes' } : {}) }
  const answered = await visitor.post(asking.url.href, form)
  const on = answered.headers.get('location') ?? ''
  const back = await visitor.follow(on, (url) => url.origin === appOrigin)
  return visitor.get(back.url.href)
}

/** Who was signed in by something, or the reason why nobody was. */
async function outcomeOf(attempt: () => Promise<Response | undefined>) {
  const [opened, lines] = [await sessions(), refused.length]
  const response = await attempt()
  const session = (await sessions())[opened.length]
  return { response, session, reason: refused[lines]?.reason }
}

describe('with Microsoft', () => {
  test('a person the trust’s lists know by the object id is signed in, and goes on to where they were', async () => {
    const account = entraAccount()
    const { personId } = await makeKnownPerson(db, trust, { id: account.oid })
    const next = `/trusts/${trust.slug}/people`

    const { response, session } = await outcomeOf(() => signInWith('microsoft', account, { next }))

    expect(session).toMatchObject({ personId, strong: false })
    expect(response?.status).toBe(303)
    expect(response?.headers.get('location')).toBe(next)
  })

  test('lists that write object ids in capitals know the same person', async () => {
    const account = entraAccount()
    const { personId } = await makeKnownPerson(db, trust, { id: account.oid.toUpperCase() })

    const { session } = await outcomeOf(() => signInWith('microsoft', account))

    expect(session?.personId).toBe(personId)
  })

  test('a second factor at the organisation counts, when it says so', async () => {
    const account = entraAccount()
    await makeKnownPerson(db, trust, { id: account.oid })

    const { session } = await outcomeOf(() => signInWith('microsoft', account, { mfa: true }))

    expect(session?.strong).toBe(true)
  })

  test('it counts, too, where the trust says that the organisation always asks for one', async () => {
    const account = entraAccount()
    await makeKnownPerson(db, trust, { id: account.oid })
    await settleOn(app, trust, { enforcesSecondFactor: true })

    const { session } = await outcomeOf(() => signInWith('microsoft', account))
    await settleOn(app, trust)

    expect(session?.strong).toBe(true)
  })

  test('a person is known again by the object id when the lists no longer name it', async () => {
    const account = entraAccount()
    const { personId } = await makeKnownPerson(db, trust, { id: account.oid })
    await outcomeOf(() => signInWith('microsoft', account))
    await settleOn(app, trust, { linkSource: undefined })

    const { session } = await outcomeOf(() => signInWith('microsoft', account))
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

    const { response, session, reason } = await outcomeOf(() => signInWith('microsoft', account))

    expect(session).toBeUndefined()
    expect(reason).toBe('account-of-nobody')
    expect(response?.status).toBe(403)
    expect(await response?.text()).toContain('Your account is not linked yet')
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

    const { response, session, reason } = await outcomeOf(() => signInWith('microsoft', account))

    expect({ session, reason, status: response?.status }).toEqual({
      session: undefined,
      reason: 'guest',
      status: 403,
    })
  })

  test('a member whose home is said to be this tenant is no guest', async () => {
    const account = entraAccount({ acct: 0, idp: `https://sts.windows.net/${tenant}/` })
    const { personId } = await makeKnownPerson(db, trust, { id: account.oid })

    const { session } = await outcomeOf(() => signInWith('microsoft', account))

    expect(session?.personId).toBe(personId)
  })

  test('a pupil of the same tenant stays out until the trust allows pupils', async () => {
    const account = entraAccount()
    const person = { stays: [{ kind: 'pupil' }] } as const
    const { personId } = await makeKnownPerson(db, trust, { id: account.oid, person })

    const before = await outcomeOf(() => signInWith('microsoft', account))
    await settleOn(app, trust, { pupilsMay: true })
    const after = await outcomeOf(() => signInWith('microsoft', account))
    await settleOn(app, trust, { pupilsMay: false })
    const again = await outcomeOf(() => signInWith('microsoft', account))

    expect(before).toMatchObject({ session: undefined, reason: 'pupil' })
    expect(after.session?.personId).toBe(personId)
    expect(again).toMatchObject({ session: undefined, reason: 'pupil' })
  })

  test('somebody who has left stays out', async () => {
    const account = entraAccount()
    const person = { stays: [{ kind: 'staff', until: '2026-01-01' }] } as const
    await makeKnownPerson(db, trust, { id: account.oid, person })

    const { session, reason } = await outcomeOf(() => signInWith('microsoft', account))

    expect({ session, reason }).toEqual({ session: undefined, reason: 'person-left' })
  })

  test('nobody is sent there once the trust has turned it off', async () => {
    await settleOn(app, trust, { isOn: false })
    const { response, url } = await browser().follow(addressOf('microsoft'))
    await settleOn(app, trust)

    expect({ status: response?.status, origin: url.origin }).toEqual({
      status: 400,
      origin: appOrigin,
    })
    expect(refused.at(-1)?.reason).toBe('provider-off')
  })
})

describe('with Google', () => {
  const account = (more: object = {}): AccountClaims => ({
    sub: crypto.randomUUID(),
    hd: 'ash.example',
    name: 'Bo Birch',
    ...more,
  })

  test('a person the trust’s lists know by the subject is signed in', async () => {
    const theirs = account()
    const { personId } = await makeKnownPerson(db, trust, {
      id: theirs.sub,
      source: 'google-directory',
    })

    const { session } = await outcomeOf(() => signInWith('google', theirs))

    expect(session?.personId).toBe(personId)
  })

  test.each([
    ['of another domain', { hd: 'birch.example' }, 'other-organisation'],
    ['of no domain', { hd: undefined, email: 'bo@ash.example' }, 'hd-missing'],
  ])('an account %s stays out', async (_, claims, expected) => {
    const theirs = account(claims)
    await makeKnownPerson(db, trust, { id: theirs.sub, source: 'google-directory' })

    const { session, reason } = await outcomeOf(() => signInWith('google', theirs))

    expect({ session, reason }).toEqual({ session: undefined, reason: expected })
  })

  test('the same subject at Microsoft is another account', async () => {
    const theirs = entraAccount()
    await makeKnownPerson(db, trust, { id: theirs.oid, source: 'google-directory' })

    const { session, reason } = await outcomeOf(() => signInWith('microsoft', theirs))

    expect({ session, reason }).toEqual({ session: undefined, reason: 'account-of-nobody' })
  })
})
