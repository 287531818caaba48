import type { SignInNeeds } from '#people/sign-in/auth.ts'

import type { OidcNeeds } from './begin-sign-in.ts'
import { type Authorities, realAuthorities } from './provider.ts'
import { relyingParty } from './relying-party.ts'
import { secretSealer } from './sealed-secret.ts'

/** Makes ready what signing in with an organisation needs; tests name organisations of their own. */
export function openOidc(
  { db, clock, secret }: Pick<SignInNeeds, 'db' | 'clock' | 'secret'>,
  authorities: Authorities = realAuthorities,
): OidcNeeds {
  const party = relyingParty({ clock, authorities })
  return { db, clock, authorities, party, sealer: secretSealer(secret.bytes) }
}
