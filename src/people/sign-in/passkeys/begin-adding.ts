import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
} from '@simplewebauthn/server'

import { err, ok, type Result } from '#core/result.ts'
import type { SignInNeeds } from '#people/sign-in/auth.ts'

import { makeTicket } from '#people/sign-in/passkeys/ceremony/challenge-ticket.ts'
import type { PasskeyPlace } from './passkey-place.ts'
import { findPasskeysOf } from './passkeys.store.ts'
import { isRecent } from './recent-sign-in.ts'
import { userHandleOf } from '#people/sign-in/passkeys/ceremony/user-handle.ts'

/** Who makes a passkey, in which session. */
export type Owner = {
  readonly trustId: string
  readonly personId: string
  readonly sessionId: string
}

/** ES256, EdDSA and RS256: between them, every authenticator in use. */
export const algorithms = [-7, -8, -257]

/**
 * What a browser needs to make a passkey for somebody, and the ticket to bring back with it. Whoever
 * signed in too long ago has to do it again first.
 */
export async function beginAdding(
  { db, clock, secret }: SignInNeeds,
  { place, as, ...owner }: Owner & { readonly place: PasskeyPlace; readonly as: string },
): Promise<Result<Begun<PublicKeyCredentialCreationOptionsJSON>, { readonly type: 'not-recent' }>> {
  const { trustId, personId, sessionId } = owner
  const now = clock.now()
  const known = await db.transactionFor(trustId, async (tx) =>
    (await isRecent(tx, sessionId, now)) ? findPasskeysOf(tx, personId) : undefined,
  )
  if (!known) return err({ type: 'not-recent' })
  const who = { secret, trustId, ceremony: 'add', boundTo: sessionId } as const
  const { challenge, ticket } = makeTicket(who, now)
  const options = await generateRegistrationOptions({
    rpName: 'Houserules',
    rpID: place.rpId,
    userName: as,
    userDisplayName: as,
    userID: userHandleOf(secret, owner),
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    timeout: 5 * 60_000,
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId: id, transports }) => ({
      id,
      transports: [...transports],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  })
  return ok({ options, ticket })
}

/** What a browser is asked to do, and the ticket to bring back. */
export type Begun<Options> = { readonly options: Options; readonly ticket: string }
