import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

import { trustOf, type TrustAtDoor } from '#access/at-door.routes.ts'
import { openSession } from '#people/sign-in/open-session.ts'
import { putSessionCookie } from '#people/sign-in/session-cookie.routes.ts'
import type { SignInRoutesNeeds } from '#people/sign-in/sign-in-desk.routes.ts'
import { welcome } from '#people/sign-in/welcome.routes.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { noteRefusal } from '#web/request-log.ts'
import { trustFrame } from '#web/trust-frame.ts'

import { attemptLife, beginSignIn, type OidcNeeds } from './begin-sign-in.ts'
import { finishSignIn, type SignedInWith } from './finish-sign-in.ts'
import { invitationKept } from '#people/sign-in/oidc/linking/invited.ts'
import { nextWithin } from './next-within.ts'
import { isProviderName, type ProviderName } from './provider.ts'
import { refusedPage, wordsFor } from './refused.page.ts'
import type { Refused } from './refused.ts'

/** What the routes of signing in with an organisation need. */
export type OidcRoutesNeeds = OidcNeeds & SignInRoutesNeeds

type At = { readonly trust: TrustAtDoor; readonly provider: ProviderName }

/** To the organisation and back. Only people who have not signed in have a reason to come here. */
export function oidcRoutes(needs: OidcRoutesNeeds): Hono {
  const { door } = needs
  return new Hono()
    .get('/trusts/:slug/sign-in/with/:provider', door.may('sign-in'), (c) =>
      atProvider(c, needs, (at) => begin(c, needs, at)),
    )
    .get('/trusts/:slug/sign-in/callback/:provider', door.may('sign-in'), (c) =>
      atProvider(c, needs, (at) => finish(c, needs, at)),
    )
}

function atProvider(
  c: Context,
  needs: OidcRoutesNeeds,
  show: (at: At) => Promise<Response>,
): Response | Promise<Response> {
  const [trust, provider] = [trustOf(c), c.req.param('provider') ?? '']
  if (trust && isProviderName(provider)) return show({ trust, provider })
  return c.html(notFoundPage({ demo: needs.demo }), 404)
}

async function begin(c: Context, needs: OidcRoutesNeeds, at: At): Promise<Response> {
  const { trust, provider } = at
  const begun = await beginSignIn(needs, {
    trustId: trust.trustId,
    provider,
    redirectUri: callbackOf(c, needs, at).href,
    next: nextWithin(trust.slug, c.req.query('next')),
    invitationHash: invitationIn(c),
  })
  if (!begun.ok) return refuse(c, needs, { ...at, ...begun.error })
  const { name, options } = cookieOf(needs, trust)
  setCookie(c, name, begun.value.browserSecret, { ...options, maxAge: attemptLife / 1000 })
  return c.redirect(begun.value.url.href, 303)
}

/**
 * The invitation that is being accepted, in an address of our own page. Another site could otherwise
 * have somebody's account linked to the one it was invited as.
 */
function invitationIn({ req }: Context): string | undefined {
  const isOwn = req.header('sec-fetch-site') === 'same-origin'
  return isOwn ? invitationKept(req.query('invitation') ?? '', req.query('key') ?? '') : undefined
}

async function finish(c: Context, needs: OidcRoutesNeeds, at: At): Promise<Response> {
  const { trustId } = at.trust
  const { name, options } = cookieOf(needs, at.trust)
  const browserSecret = getCookie(c, name)
  if (browserSecret !== undefined) deleteCookie(c, name, options)
  const callback = callbackOf(c, needs, at)
  callback.search = new URL(c.req.url).search

  const done = await finishSignIn(needs, { ...at, trustId, callback, browserSecret })
  if (!done.ok) return refuse(c, needs, { ...at, ...done.error })
  const isIn = await open(c, needs, { ...at, ...done.value })
  if (!isIn) return refuse(c, needs, { ...at, reason: 'not-let-in' })
  return c.redirect(done.value.next, 303)
}

/** Opens a session for who came back; false for someone who may not come in today. */
async function open(
  c: Context,
  needs: OidcRoutesNeeds,
  { trust, personId, strong }: At & SignedInWith,
): Promise<boolean> {
  const userAgent = c.req.header('user-agent')
  const opening = { personId, way: 'organisation', strong, userAgent } as const
  const token = await openSession(needs.authOf, trust, opening)
  await putSessionCookie(c, { ...needs, token }, trust)
  return (await welcome(c, needs, { trust, token })) !== undefined
}

/** The address of one organisation's answers alone, so that no answer can pass for another's. */
function callbackOf(c: Context, { address }: OidcRoutesNeeds, { trust, provider }: At): URL {
  return new URL(`/trusts/${trust.slug}/sign-in/callback/${provider}`, address ?? c.req.url)
}

/** The cookie of an attempt. Lax, as the way back begins at another site. */
function cookieOf({ address }: OidcRoutesNeeds, { slug }: TrustAtDoor) {
  const overHttps = address?.startsWith('https://') ?? false
  return {
    name: `${overHttps ? '__Host-' : ''}houserules-attempt-${slug}`,
    options: { path: '/', httpOnly: true, secure: overHttps, sameSite: 'Lax' },
  } as const
}

function refuse(
  c: Context,
  needs: OidcRoutesNeeds,
  { trust, provider, reason }: At & Refused,
): Response | Promise<Response> {
  noteRefusal(c, reason)
  const theme = needs.themes.get(trust.slug)
  const frame = theme ? trustFrame(c, theme, needs) : { demo: needs.demo }
  const words = wordsFor(reason)
  const signIn = `/trusts/${trust.slug}/sign-in`
  return c.html(
    refusedPage(frame, { words, provider, signIn, reference: c.get('requestId') }),
    words.status,
  )
}
