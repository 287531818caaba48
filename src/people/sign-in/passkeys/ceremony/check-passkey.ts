import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers'

import { err, ok, type Result } from '#core/result.ts'

import type { Challenge } from './challenge-ticket.ts'
import type { PasskeyPlace } from '#people/sign-in/passkeys/passkey-place.ts'
import type { KeptPasskey } from '#people/sign-in/passkeys/passkeys.store.ts'
import type { ShownPasskey } from './read-response.ts'

/** What a browser showed, and what it was to answer where. */
export type Shown = {
  readonly shown: ShownPasskey
  readonly challenge: Challenge
  readonly place: PasskeyPlace
}

/**
 * Why a passkey does not count, for the record. `counter-went-back`: all is right but its authenticator
 * was used less often than it said before, so there are two of them.
 */
export type Wrong = 'not-verified' | 'another-owner' | 'counter-went-back'

/**
 * Checks that a passkey answered this challenge here and that its owner was verified; gives how often it
 * was used by now. `handle` is how authenticators know the owner.
 */
export async function checkPasskey(
  passkey: KeptPasskey,
  shown: Shown,
  handle: Uint8Array,
): Promise<Result<number, Wrong>> {
  const { userHandle } = shown.shown.response
  if (userHandle !== Buffer.from(handle).toString('base64url')) return err('another-owner')
  const counter = await verified(passkey, shown)
  if (counter !== undefined) return ok(counter)
  const isRightButFor = await verified({ ...passkey, counter: 0 }, shown)
  return err(isRightButFor === undefined ? 'not-verified' : 'counter-went-back')
}

async function verified(
  { credentialId, publicKey, counter }: KeptPasskey,
  { shown, challenge, place }: Shown,
): Promise<number | undefined> {
  try {
    if (isFramed(shown)) return undefined
    const done = await verifyAuthenticationResponse({
      response: shown,
      expectedChallenge: challenge.challenge,
      expectedOrigin: place.origin,
      expectedRPID: place.rpId,
      credential: { id: credentialId, publicKey, counter },
      requireUserVerification: true,
    })
    return done.verified ? done.authenticationInfo.newCounter : undefined
  } catch {
    // The library throws for everything that is wrong with what a browser sent.
    return undefined
  }
}

/** Whether the page that asked stood inside a page from elsewhere, which none of ours may. */
export function isFramed({
  response,
}: {
  readonly response: { readonly clientDataJSON: string }
}): boolean {
  return decodeClientDataJSON(response.clientDataJSON).crossOrigin === true
}
