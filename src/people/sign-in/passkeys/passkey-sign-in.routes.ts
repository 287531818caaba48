import { type Context, Hono } from 'hono'

import { nextWithin } from '#people/sign-in/oidc/next-within.ts'
import { putSessionCookie } from '#people/sign-in/session-cookie.routes.ts'
import {
  fieldsOf,
  signInDesk,
  type SignInRoutesNeeds,
} from '#people/sign-in/sign-in-desk.routes.ts'
import { welcome } from '#people/sign-in/welcome.routes.ts'
import { showSignIn } from '#people/sign-in/with-password/sign-in.routes.ts'

import { beginSignIn } from './begin-sign-in.ts'
import { browserMark } from '#people/sign-in/passkeys/ceremony/browser-mark.routes.ts'
import { passkeyPlace } from './passkey-place.ts'
import { signInWithPasskey } from './sign-in-with-passkey.ts'

/** Signing in with a passkey. */
export function passkeySignInRoutes(needs: SignInRoutesNeeds): Hono {
  const { door } = needs
  return new Hono()
    .post('/trusts/:slug/sign-in/passkey/options', door.may('sign-in'), (c) =>
      giveOptions(c, needs),
    )
    .post('/trusts/:slug/sign-in/passkey', door.may('sign-in'), (c) => signIn(c, needs))
}

async function giveOptions(c: Context, needs: SignInRoutesNeeds): Promise<Response> {
  const { trust } = signInDesk(c, needs)
  const place = passkeyPlace(needs.address, c.req.url)
  if (!place) return c.json({}, 403)
  const boundTo = browserMark(c, needs, trust)
  return c.json(await beginSignIn(needs, { trustId: trust.trustId, place, boundTo }))
}

async function signIn(c: Context, needs: SignInRoutesNeeds): Promise<Response> {
  const { trust } = signInDesk(c, needs)
  const refuse = () => showSignIn(c, needs, { problem: { type: 'passkey' } })
  const place = passkeyPlace(needs.address, c.req.url)
  if (!place) return refuse()
  const field = await fieldsOf(c)
  const done = await signInWithPasskey(needs, {
    trust,
    place,
    boundTo: browserMark(c, needs, trust),
    ticket: field('ticket'),
    response: field('response'),
    userAgent: c.req.header('user-agent'),
  })
  if (!done.ok) return refuse()
  const token = done.value
  if (!(await welcome(c, needs, { trust, token }))) return refuse()
  await putSessionCookie(c, { ...needs, token }, trust)
  return c.redirect(nextWithin(trust.slug, field('next') || undefined), 303)
}
