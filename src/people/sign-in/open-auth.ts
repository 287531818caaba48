import type { Trust } from '#people/trust.ts'

import { type Auth, makeAuth, type SignInNeeds } from './auth.ts'

/** A trust, as far as its sign-in is concerned. */
export type TrustHere = Pick<Trust, 'trustId' | 'slug'>

/** Gives each trust's better-auth, made once. */
export type AuthOf = (trust: TrustHere) => Auth

/** See `AuthOf`. */
export function openAuth(needs: SignInNeeds): AuthOf {
  const made = new Map<string, Auth>()
  return (trust) => {
    const known = made.get(trust.trustId)
    if (known) return known
    const auth = makeAuth(needs, trust)
    made.set(trust.trustId, auth)
    return auth
  }
}
