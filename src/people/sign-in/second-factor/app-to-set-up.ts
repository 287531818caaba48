import { symmetricDecrypt } from 'better-auth/crypto'
import { generate } from 'lean-qr'
import { toSvgDataURL } from 'lean-qr/extras/svg'

import type { SignInNeeds } from '#people/sign-in/auth.ts'
import type { AuthOf, TrustHere } from '#people/sign-in/open-auth.ts'

import { base32 } from './base32.ts'
import { findSecondFactor } from './second-factor.store.ts'

/** What an authenticator app has to be told: as a picture to point a telephone at, and to type. */
export type AppToSetUp = { readonly picture: string; readonly key: string }

/** How a person's authenticator app stands. */
export type AppState =
  | { readonly type: 'none' | 'on' }
  | { readonly type: 'to-confirm'; readonly app: AppToSetUp }

/** See `AppState`. */
export async function appStateOf(
  { db, authOf }: Pick<SignInNeeds, 'db'> & { readonly authOf: AuthOf },
  { trust, personId, account }: { trust: TrustHere; personId: string; account: string },
): Promise<AppState> {
  const factor = await db.transactionFor(trust.trustId, (tx) => findSecondFactor(tx, personId))
  if (!factor) return { type: 'none' }
  if (factor.verified) return { type: 'on' }
  const { secretConfig } = await authOf(trust).$context
  const secret = await symmetricDecrypt({ key: secretConfig, data: factor.secret })
  return { type: 'to-confirm', app: appFor(base32(Buffer.from(secret)), account) }
}

/** The address and picture are as authenticator apps agree on (Key Uri Format). */
function appFor(secret: string, account: string): AppToSetUp {
  const label = `Houserules:${encodeURIComponent(account)}`
  const address = `otpauth://totp/${label}?secret=${secret}&issuer=Houserules&digits=6&period=30`
  return {
    picture: toSvgDataURL(generate(address), { on: 'black', off: 'white' }),
    key: (secret.match(/.{1,4}/g) ?? []).join(' '),
  }
}
