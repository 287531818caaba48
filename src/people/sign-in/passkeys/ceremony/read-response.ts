import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

const base64url = z
  .string()
  .regex(/^[\w-]+$/)
  .max(100_000)
/** WebAuthn allows ids of up to 1023 bytes. */
const credentialId = base64url.max(1364)

const common = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  // Nothing was asked for beyond the standard, so nothing else is read.
  clientExtensionResults: z.unknown().transform(() => ({})),
}

const registration = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .default([]),
  }),
})

const authentication = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url,
  }),
})

/** What a browser says about a new passkey. */
export type MadePasskey = RegistrationResponseJSON & {
  readonly response: { readonly transports: string[] }
}

/** What a browser says when a passkey was used; always with the handle of whose it is. */
export type ShownPasskey = AuthenticationResponseJSON & {
  readonly response: { readonly userHandle: string }
}

/** Reads what a browser sent about a new passkey; undefined for anything else. */
export function readMadePasskey(text: string): MadePasskey | undefined {
  return registration.safeParse(parsed(text)).data
}

/** Reads what a browser sent when a passkey was used; undefined for anything else. */
export function readShownPasskey(text: string): ShownPasskey | undefined {
  return authentication.safeParse(parsed(text)).data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
