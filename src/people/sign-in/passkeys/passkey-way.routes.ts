import type { Context } from 'hono'

import type { SignInNeeds } from '#people/sign-in/auth.ts'

import { passkeyPlace, passkeysElsewhere } from './passkey-place.ts'
import type { PasskeyWay } from './passkey-way.page.ts'

/** How the sign-in page offers passkeys at the address at which it was asked for. */
export function passkeyWayHere(
  c: Context,
  { address }: Pick<SignInNeeds, 'address'>,
  { base, next }: { readonly base: string; readonly next: string },
): PasskeyWay {
  if (passkeyPlace(address, c.req.url) !== undefined) {
    return { type: 'here', action: `${base}/sign-in/passkey`, next }
  }
  const href = passkeysElsewhere(address, c.req.url)
  return href === undefined ? { type: 'nowhere' } : { type: 'elsewhere', href }
}
