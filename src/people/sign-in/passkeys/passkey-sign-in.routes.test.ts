import { describe, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { recordLeaving } from '#people/record-leaving.ts'
import { browsing, makeTrustWithPages } from '#test/browsing.ts'
import {
  addsPasskey,
  asksToAdd,
  asksToSignIn,
  installedAt,
  passkeyOwners,
  signsInWith,
} from '#test/passkeys.ts'
import { softAuthenticator } from '#test/soft-authenticator.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, themes: ownThemes } = await makeTrustWithPages(db)
const { trust: another, themes: anothersThemes } = await makeTrustWithPages(db)
const themes = new Map([...ownThemes, ...anothersThemes])
const base = `/trusts/${trust.slug}`
const noon = '2026-11-20T12:00:00Z'
const appAt = (instant: string) => testApp({ db, themes, clock: clockAt(instant) })
const app = appAt(noon)
const browser = () => browsing(() => app)
const { somebody, owner, rowsOf, told } = passkeyOwners(db, trust, app)

const sessionsOf = (personId: string) =>
  db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('login_session')
      .select(['way', 'strong'])
      .where('person_id', '=', personId)
      .orderBy('id')
      .execute(),
  )
describe('who has a passkey', () => {
  test('signs in with it, without saying who they are, and goes on where they wanted to', async () => {
    const { personId, key } = await owner()
    const elsewhere = browser()

    const done = await signsInWith(elsewhere, base, { key, next: `${base}/account` })

    expect([done.status, done.headers.get('location')]).toEqual([303, `${base}/account`])
    expect(await elsewhere.page(`${base}/account`)).toContain('Sign out')
    expect(await sessionsOf(personId)).toEqual([
      { way: 'invitation', strong: true },
      { way: 'passkey', strong: true },
    ])
    const [{ id: passkeyId } = { id: '' }] = await rowsOf(personId)
    expect(await told(personId)).toMatchObject([
      { actor: personId, action: 'passkey.added', facts: { passkeyId } },
      { actor: personId, action: 'passkey.used', facts: { passkeyId } },
    ])
  })

  test('sees its name, when it was added and when it was last used', async () => {
    const { here } = await somebody()
    const { key, response } = await addsPasskey(here, base, { name: 'My <b>work</b> laptop' })
    expect(response.headers.get('location')).toBe(`${base}/account?done=passkey-added`)
    expect(await here.page(`${base}/account`)).toMatch(
      /My &lt;b&gt;work&lt;\/b&gt; laptop[^]*20 November 2026, 12:00:00,\s+not used yet/,
    )

    const later = browsing(() => appAt('2026-11-20T12:03:00Z'))
    await signsInWith(later, base, { key })

    expect(await later.page(`${base}/account`)).toMatch(/last used 20 November 2026, 12:03:00/)
  })

  test('is known to authenticators by something that says nothing about them', async () => {
    const { personId, here } = await owner()
    const [one, two] = [await asksToAdd(here, base), await asksToAdd(here, base)]

    expect(one.options.user.id).toBe(two.options.user.id)
    expect(one.options.challenge).not.toBe(two.options.challenge)
    const handle = Buffer.from(one.options.user.id, 'base64url')
    expect(handle).toHaveLength(32)
    for (const known of [personId, personId.replaceAll('-', ''), 'Ashdown', trust.trustId]) {
      expect(handle.toString('latin1')).not.toContain(known)
      expect(handle.toString('hex')).not.toContain(known)
    }
    expect(one.options).toMatchObject({
      rp: { id: 'localhost' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    expect(one.options.excludeCredentials).toHaveLength(1)
  })
})

describe('signing in with a passkey is refused with the same words for everyone:', () => {
  type Case = readonly [string, () => Promise<{ answer: Response; personId: string; why?: string }>]
  const odd = (oddly: object, why: string, uses = 0): Case[1] => {
    return async () => {
      const { key, personId } = await owner()
      for (let i = 0; i < uses; i++) await signsInWith(browser(), base, { key })
      return { answer: await signsInWith(browser(), base, { key, ...oddly }), personId, why }
    }
  }
  const cases: readonly Case[] = [
    ['its owner was not verified', odd({ isVerified: false }, 'not-verified')],
    ['it was asked by a page elsewhere', odd({ origin: 'https://evil.example' }, 'not-verified')],
    ['it was asked at another port', odd({ origin: 'http://localhost:81' }, 'not-verified')],
    ['it was made for another host', odd({ rpId: 'evil.example' }, 'not-verified')],
    ['it was shown inside a page elsewhere', odd({ isCrossOrigin: true }, 'not-verified')],
    ['it says to be somebody else’s', odd({ userHandle: 'AAAA' }, 'another-owner')],
    ['it was used less often than before', odd({ counter: 2 }, 'counter-went-back', 3)],
    ['it was used as often as before', odd({ counter: 4 }, 'counter-went-back', 3)],
    [
      'nobody here has it',
      async () => {
        const { personId } = await owner()
        const key = softAuthenticator('http://localhost')
        return { answer: await signsInWith(browser(), base, { key }), personId }
      },
    ],
    [
      'it belongs to another trust',
      async () => {
        const { key, personId } = await owner()
        const there = `/trusts/${another.slug}`
        return { answer: await signsInWith(browser(), there, { key }), personId }
      },
    ],
    [
      'its owner has left',
      async () => {
        const { key, personId } = await owner()
        const leaving = { trustId: trust.trustId, by: 'test', personId, on: '2026-11-20' } as const
        await recordLeaving({ db, clock: clockAt(noon) }, leaving)
        return { answer: await signsInWith(browser(), base, { key }), personId }
      },
    ],
    [
      'its owner is a pupil, and pupils may not sign in',
      async () => {
        const { key, personId } = await owner()
        await db.transactionFor(trust.trustId, ({ query }) =>
          query
            .updateTable('stay')
            .set({ kind: 'pupil', job: null })
            .where('person_id', '=', personId)
            .execute(),
        )
        return { answer: await signsInWith(browser(), base, { key }), personId }
      },
    ],
    [
      'it was removed',
      async () => {
        const { key, personId } = await owner()
        await db.transactionFor(trust.trustId, ({ query }) =>
          query.deleteFrom('passkey').where('person_id', '=', personId).execute(),
        )
        return { answer: await signsInWith(browser(), base, { key }), personId }
      },
    ],
    [
      'another browser was asked',
      async () => {
        const { key, personId } = await owner()
        const { options, ticket } = await asksToSignIn(browser(), base)
        const form = { ticket, response: key.show(options) }
        return { answer: await browser().post(`${base}/sign-in/passkey`, form), personId }
      },
    ],
    [
      'it is shown twice',
      async () => {
        const { key, personId } = await owner()
        const thief = browser()
        const asked = await asksToSignIn(thief, base)
        const form = { ticket: asked.ticket, response: key.show(asked.options) }
        await thief.post(`${base}/sign-in/passkey`, form)
        thief.cookies.forEach((_, name) => name.includes('session') && thief.cookies.delete(name))
        const answer = await thief.post(`${base}/sign-in/passkey`, form)
        return { answer, personId, why: 'challenge-spent' }
      },
    ],
    [
      'the answer comes after five minutes',
      async () => {
        const { key, personId } = await owner()
        let now = noon
        const slow = browsing(() => appAt(now))
        const { options, ticket } = await asksToSignIn(slow, base)
        now = '2026-11-20T12:05:00Z'
        const form = { ticket, response: key.show(options) }
        return { answer: await slow.post(`${base}/sign-in/passkey`, form), personId }
      },
    ],
    [
      'what is sent is no passkey at all',
      async () => {
        const { personId } = await owner()
        const here = browser()
        const { ticket } = await asksToSignIn(here, base)
        const form = { ticket, response: '{"id":"x"}' }
        return { answer: await here.post(`${base}/sign-in/passkey`, form), personId }
      },
    ],
  ]

  test.each(cases)('%s', async (_, attempt) => {
    const { answer, personId, why } = await attempt()
    const page = await answer.text()

    expect(answer.status).toBe(422)
    expect(page).toContain('That passkey does not let you in here.')
    expect(answer.headers.getSetCookie().join()).not.toMatch(/session_token=[^;]/)
    const refused = (await told(personId)).filter(({ action }) => action === 'passkey.refused')
    expect(refused.map(({ actor, facts }) => ({ actor, facts }))).toMatchObject(
      why === undefined ? [] : [{ actor: 'anonymous', facts: { because: why } }],
    )
  })
})

describe('passkeys belong', () => {
  test('to the address of an installation, whatever a request says it was sent to', async () => {
    const config = installedAt('https://rules.example')
    const there = testApp({ db, themes, config, clock: clockAt(noon) })
    const { options } = await asksToSignIn(
      browsing(() => there),
      base,
    )

    expect(options).toMatchObject({ rpId: 'rules.example', userVerification: 'required' })
    expect(options.allowCredentials).toEqual([])
  })

  test('in a demonstration to localhost: asked by number, the page says where', async () => {
    const here = await app.request(`http://127.0.0.1:3000${base}/sign-in`)

    expect(await here.text()).toContain(`href="http://localhost:3000${base}/sign-in"`)
  })
})
