import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'

import type { SignInNeeds } from '#people/sign-in/auth.ts'

import type { Begun } from './begin-adding.ts'
import { makeTicket } from '#people/sign-in/passkeys/ceremony/challenge-ticket.ts'
import type { PasskeyPlace } from './passkey-place.ts'

/**
 * What a browser needs to ask for a passkey, and the ticket to bring back. No passkey is named, so that
 * nobody has to say who they are and nobody learns who has one. Keeps nothing.
 */
export async function beginSignIn(
  { clock, secret }: Pick<SignInNeeds, 'clock' | 'secret'>,
  {
    trustId,
    place,
    boundTo,
  }: { readonly trustId: string; readonly place: PasskeyPlace; readonly boundTo: string },
): Promise<Begun<PublicKeyCredentialRequestOptionsJSON>> {
  const who = { secret, trustId, ceremony: 'sign-in', boundTo } as const
  const { challenge, ticket } = makeTicket(who, clock.now())
  const options = await generateAuthenticationOptions({
    rpID: place.rpId,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    timeout: 5 * 60_000,
    userVerification: 'required',
  })
  return { options, ticket }
}
