import type { Context } from 'hono'

import { insiderOf } from '#access/at-door.routes.ts'
import type { Visitor } from '#access/visitor.ts'
import {
  type SignInDesk,
  signInDesk,
  type SignInRoutesNeeds,
} from '#people/sign-in/sign-in-desk.routes.ts'
import type { Guesser } from '#people/sign-in/slow-down/slow-down.ts'

/** The account of whoever has signed in; `base` is its address. */
export type AccountDesk = Omit<SignInDesk, 'origin'> & { readonly visitor: Visitor }

/** See `AccountDesk`. Behind the door, so somebody has signed in. */
export function accountDesk(c: Context, needs: SignInRoutesNeeds): AccountDesk {
  const { trust, frame, base } = signInDesk(c, needs)
  return { trust, frame, base: `${base}/account`, visitor: insiderOf(c).visitor }
}

/** Passwords tried in a session count for that session: nobody else is slowed down by them. */
export function guesserIn({ personId, sessionId }: Visitor): Omit<Guesser, 'trustId'> {
  return { email: personId, address: '', browser: sessionId }
}
