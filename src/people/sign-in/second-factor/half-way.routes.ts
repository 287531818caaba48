import type { Context } from 'hono'
import { getSignedCookie } from 'hono/cookie'

import { cookieOptions } from '#people/sign-in/auth-options.ts'
import type { SignInDesk, SignInRoutesNeeds } from '#people/sign-in/sign-in-desk.routes.ts'
import { secretFor } from '#people/sign-in/sign-in-secret.ts'

/** Who has given their password and not yet a code; undefined when that is too long ago. */
export async function halfWayPerson(
  c: Context,
  needs: SignInRoutesNeeds,
  { trust }: Pick<SignInDesk, 'trust'>,
): Promise<string | undefined> {
  const overHttps = needs.address?.startsWith('https://') ?? false
  const { cookiePrefix } = cookieOptions({ slug: trust.slug, overHttps })
  const secret = secretFor(needs.secret, 'sessions', trust.trustId)
  const identifier = await getSignedCookie(c, secret, `${cookiePrefix}.two_factor`)
  if (!identifier) return undefined
  const { internalAdapter } = await needs.authOf(trust).$context
  return (await internalAdapter.findVerificationValue(identifier))?.value
}
