import { createHmac, timingSafeEqual } from 'node:crypto'

import type { Context } from 'hono'
import { deleteCookie, getCookie, setSignedCookie } from 'hono/cookie'

import type { SignInNeeds } from './auth.ts'
import { cookieOptions, sessionCookieOf, sessionSeconds } from './auth-options.ts'
import type { TrustHere } from './open-auth.ts'
import { secretFor } from './sign-in-secret.ts'

type Needs = Pick<SignInNeeds, 'secret' | 'address'>

/** What the session's cookie of this trust holds, when its signature is ours. */
export function readSessionCookie(c: Context, needs: Needs, trust: TrustHere): string | undefined {
  const { name, secret } = cookieOf(needs, trust)
  const [, token, signature] = signed.exec(getCookie(c, name) ?? '') ?? []
  if (token === undefined || signature === undefined) return undefined
  return isSignedWith(secret, token, signature) ? token : undefined
}

/** What was signed, and the HMAC with SHA-256 in base64. */
const signed = /^(.+)\.([\w+/]{43}=)$/

/** By hand, as every request asks: Hono would wait for another thread. */
function isSignedWith(secret: string, token: string, signature: string): boolean {
  const right = createHmac('sha256', secret).update(token).digest()
  return timingSafeEqual(right, Buffer.from(signature, 'base64'))
}

/** Gives the browser a session; as better-auth does it, for sessions that it did not open. */
export async function putSessionCookie(
  c: Context,
  needs: Needs & { readonly token: string },
  trust: TrustHere,
): Promise<void> {
  const { name, secret, attributes } = cookieOf(needs, trust)
  await setSignedCookie(c, name, needs.token, secret, { ...attributes, maxAge: sessionSeconds })
}

/** Takes the session from the browser, and the pages it saw: the next person there may go back to none. */
export function dropSessionCookie(c: Context, needs: Needs, trust: TrustHere): void {
  const { name, attributes } = cookieOf(needs, trust)
  deleteCookie(c, name, attributes)
  c.header('Clear-Site-Data', '"cache"')
}

/** Hands on the cookies that better-auth set. */
export function passCookies(c: Context, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
}

function cookieOf({ secret, address }: Needs, { trustId, slug }: TrustHere) {
  const overHttps = address?.startsWith('https://') ?? false
  return {
    name: sessionCookieOf({ slug, overHttps }),
    secret: secretFor(secret, 'sessions', trustId),
    attributes: cookieOptions({ slug, overHttps }).defaultCookieAttributes,
  }
}
