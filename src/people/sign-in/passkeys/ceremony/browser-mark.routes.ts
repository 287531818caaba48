import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

import type { SignInNeeds } from '#people/sign-in/auth.ts'
import { cookieOptions } from '#people/sign-in/auth-options.ts'
import type { TrustHere } from '#people/sign-in/open-auth.ts'

/** What only this browser holds, so that a challenge given to it can be answered by no other. */
export function browserMark(
  c: Context,
  { address }: Pick<SignInNeeds, 'address'>,
  { slug }: TrustHere,
): string {
  const overHttps = address?.startsWith('https://') ?? false
  const { cookiePrefix, defaultCookieAttributes } = cookieOptions({ slug, overHttps })
  const name = `${cookiePrefix}.passkey`
  const known = getCookie(c, name)
  if (known !== undefined && /^[\w-]{22}$/.test(known)) return known
  const made = randomBytes(16).toString('base64url')
  setCookie(c, name, made, defaultCookieAttributes)
  return made
}
