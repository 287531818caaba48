import { createHmac } from 'node:crypto'

import { secretFor, type SignInSecret } from '#people/sign-in/sign-in-secret.ts'

/**
 * How authenticators know a person of a trust: 32 bytes that say nothing about them and that nobody else
 * can work out. Always the same, so that a device keeps one passkey for each person (WebAuthn, 14.6.1).
 */
export function userHandleOf(
  secret: SignInSecret,
  { trustId, personId }: { readonly trustId: string; readonly personId: string },
): Uint8Array<ArrayBuffer> {
  const key = secretFor(secret, 'passkey handles', trustId)
  return new Uint8Array(createHmac('sha256', key).update(personId).digest())
}
