import { afterAll, beforeEach, describe, expect, test } from 'vitest'

import { entraAccount, makeKnownPerson } from '#test/oidc/accounts.ts'
import { badBacks } from '#test/oidc/bad-backs.ts'
import { badTokens } from '#test/oidc/bad-tokens.ts'
import type { Browser } from '#test/oidc/browser-jar.ts'
import { startLyingProvider } from '#test/oidc/lying-provider.ts'
import { appOrigin, oidcApp, settleOn, tenant } from '#test/oidc/oidc-app.ts'
import { makeTrust } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const trust = await makeTrust(db)
const microsoft = await startLyingProvider(`/${tenant}/v2.0`)
const google = await startLyingProvider('')
afterAll(async () => {
  await microsoft.close()
  await google.close()
})
const authorities = { microsoft: microsoft.origin, google: google.origin }
const { browser, kept, addressOf, sessions, refused, ...app } = oidcApp(db, trust, authorities)
await settleOn(app, trust)
await settleOn(app, trust, { name: 'google', organisation: 'ash.example', linkSource: undefined })

const account = entraAccount()
const person = await makeKnownPerson(db, trust, { id: account.oid })
const other = entraAccount()
await makeKnownPerson(db, trust, { id: other.oid })

beforeEach(() => {
  microsoft.lieNext({})
  microsoft.signInAs(account)
})

const isCallback = (url: URL) => url.origin === appOrigin

/** A browser that has been to the organisation, and the address it is about to come back to. */
async function onTheWayBack(): Promise<{ readonly visitor: Browser; readonly back: URL }> {
  const visitor = browser()
  const { url } = await visitor.follow(addressOf('microsoft'), isCallback)
  return { visitor, back: url }
}

async function signIn(): Promise<Response | undefined> {
  return (await browser().follow(addressOf('microsoft'))).response
}

const pages = new Map<string, number>()

/** What came of an attempt: the reasons logged, the status, and whether anything was kept or opened. */
async function resultOf(attempt: () => Promise<Response | undefined>) {
  const [before, lines] = [await kept(), refused.length]
  const response = await attempt()
  const page = mainOf((await response?.text()) ?? '').replaceAll(differing, '')
  pages.set(page, (pages.get(page) ?? 0) + 1)
  const logged = refused.slice(lines)
  return {
    status: response?.status,
    reasons: logged.map(({ because }) => because),
    keptSame: (await kept()) === before,
    loggedToken: JSON.stringify(logged).includes('eyJ'),
  }
}

/** What a page says, without the frame, which names whoever is signed in already. */
function mainOf(page: string): string {
  return /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? ''
}

const differing = /[0-9a-f]{8}-[0-9a-f-]{27}|Google|Microsoft/g

/** What every refusal comes to: the one page, one line in the log, and nothing kept or opened. */
function refusedFor(reason: string) {
  return { status: 400, reasons: [reason], keptSame: true, loggedToken: false }
}

test('an honest organisation’s token is accepted', async () => {
  await browser().follow(addressOf('microsoft'), (url) => url.pathname.endsWith(trust.slug))

  expect(await sessions()).toMatchObject([{ personId: person.personId, way: 'organisation' }])
})

describe('a token is refused', () => {
  test.each(badTokens)('$name', async ({ lie, reason }) => {
    microsoft.lieNext(lie(microsoft))

    expect(await resultOf(signIn)).toEqual(refusedFor(reason))
  })

  test('that was given for an earlier sign-in', async () => {
    let earlier: string | undefined
    microsoft.lieNext({
      token: async ({ claims, sign }) => {
        earlier ??= await sign({ ...claims, oid: crypto.randomUUID() })
        return earlier
      },
    })
    await browser().follow(addressOf('microsoft'))

    expect(await resultOf(signIn)).toEqual(refusedFor('jwt-claim-comparison-failed nonce'))
  })
})

describe('nobody is signed in who brings back', () => {
  test.each(badBacks)('$name', async ({ back, reason }) => {
    microsoft.lieNext({ back })

    expect(await resultOf(signIn)).toEqual(refusedFor(reason))
  })

  test('the state of another browser', async () => {
    const [mine, theirs] = [await onTheWayBack(), await onTheWayBack()]

    expect(await resultOf(() => mine.visitor.get(theirs.back.href))).toEqual(
      refusedFor('invalid-response state'),
    )
  })

  test('what another browser began, with nothing of its own', async () => {
    const { back } = await onTheWayBack()

    expect(await resultOf(() => browser().get(back.href))).toEqual(
      refusedFor('attempt-of-no-browser'),
    )
  })

  test('a secret for a browser that nobody gave out', async () => {
    const { back } = await onTheWayBack()
    const visitor = browser()
    visitor.keep(appOrigin, `houserules-attempt-${trust.slug}`, 'a guess')

    expect(await resultOf(() => visitor.get(back.href))).toEqual(
      refusedFor('attempt-unknown-or-spent'),
    )
  })

  test('the same answer again', async () => {
    const { visitor, back } = await onTheWayBack()
    await visitor.get(back.href)

    expect(await resultOf(() => visitor.get(back.href))).toEqual(
      refusedFor('attempt-of-no-browser'),
    )
  })

  test('the same answer again with the cookie kept, of an organisation that takes codes twice', async () => {
    microsoft.lieNext({ careless: true })
    const { visitor, back } = await onTheWayBack()
    const cookies = [...visitor.cookiesOf(appOrigin)]
    await visitor.get(back.href)
    for (const [name, value] of cookies) visitor.keep(appOrigin, name, value)

    expect(await resultOf(() => visitor.get(back.href))).toEqual(
      refusedFor('attempt-unknown-or-spent'),
    )
  })

  test('an answer after ten minutes', async () => {
    const { visitor, back } = await onTheWayBack()
    await db.transactionFor(trust.trustId, ({ query }) =>
      query.updateTable('sign_in_attempt').set({ expires_at: app.needs.clock.now() }).execute(),
    )

    expect(await resultOf(() => visitor.get(back.href))).toEqual(refusedFor('attempt-expired'))
  })
})

describe('a code is worth nothing', () => {
  test('in somebody else’s browser, as only the one that began has the verifier', async () => {
    const victim = await onTheWayBack()
    microsoft.signInAs(other)
    const attacker = await onTheWayBack()
    victim.back.searchParams.set('code', attacker.back.searchParams.get('code') ?? '')

    expect(await resultOf(() => victim.visitor.get(victim.back.href))).toEqual(
      refusedFor('response-body-error'),
    )
  })

  test('there even of an organisation that checks no verifier, as the nonce is another', async () => {
    const victim = await onTheWayBack()
    microsoft.signInAs(other)
    const attacker = await onTheWayBack()
    victim.back.searchParams.set('code', attacker.back.searchParams.get('code') ?? '')
    microsoft.lieNext({ careless: true })

    expect(await resultOf(() => victim.visitor.get(victim.back.href))).toEqual(
      refusedFor('jwt-claim-comparison-failed nonce'),
    )
  })

  test.each([
    ['was taken away', (asked: URL) => asked.searchParams.delete('code_challenge')],
    ['was changed', (asked: URL) => asked.searchParams.set('code_challenge', 'another')],
  ])('when the challenge to it %s on the way', async (_, change) => {
    const visitor = browser()
    const asked = (await visitor.follow(addressOf('microsoft'), (url) => !isCallback(url))).url
    change(asked)

    expect(await resultOf(async () => (await visitor.follow(asked.href)).response)).toEqual(
      refusedFor('response-body-error'),
    )
  })

  test('of one organisation at the address of another', async () => {
    const { visitor, back } = await onTheWayBack()
    back.pathname = back.pathname.replace('microsoft', 'google')

    expect(await resultOf(() => visitor.get(back.href))).toEqual(
      refusedFor('attempt-of-other-provider'),
    )
    expect(google.tokenRequests).toEqual([])
  })

  test('of one organisation in an answer that another was asked for, and is never shown to it', async () => {
    const theirs = await onTheWayBack()
    const visitor = browser()
    const mine = (await visitor.follow(addressOf('google'), isCallback)).url
    mine.searchParams.set('code', theirs.back.searchParams.get('code') ?? '')
    mine.searchParams.set('iss', microsoft.issuer)

    expect(await resultOf(() => visitor.get(mine.href))).toEqual(refusedFor('invalid-response iss'))
    expect(google.tokenRequests).toEqual([])
  })
})

test('everyone who is refused gets the same page, which says nothing of the token', () => {
  const [page = ''] = pages.keys()

  expect(pages.size).toBe(1)
  expect(pages.get(page)).toBeGreaterThanOrEqual(25)
  expect(page).toContain('You have not been signed in')
  expect(page).not.toMatch(/eyJ|nonce|issuer|signature/)
})

test('what is asked and sent always has a state, a nonce and a verifier (S256), and no secret in the address', async () => {
  const visitor = browser()
  const { url } = await visitor.follow(addressOf('microsoft'), (at) => !isCallback(at))
  await visitor.follow(url.href)

  const asked = Object.fromEntries(url.searchParams)
  expect(asked).toMatchObject({ response_type: 'code', code_challenge_method: 'S256' })
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(asked[name]?.length).toBeGreaterThanOrEqual(43)
  }
  expect(url.href).not.toContain('secret')
  expect(microsoft.tokenRequests.at(-1)?.get('code_verifier')?.length).toBeGreaterThanOrEqual(43)
})
