import { createHmac } from 'node:crypto'

import type { Way } from '#db/tables/sign-in.ts'

import type { AuthOf, TrustHere } from './open-auth.ts'
import { secretFor, type SignInSecret } from './sign-in-secret.ts'

/** How someone proved who they are, elsewhere than with what better-auth keeps. */
export type Opening = {
  readonly personId: string
  readonly way: Way
  readonly strong: boolean
  /** What the browser calls itself. */
  readonly userAgent?: string | undefined
}

/**
 * Opens a session for a person who has a login, and gives what its cookie holds. Throws when they have
 * no login. Whether they may come in at all is seen at the next request, as with every session.
 */
export async function openSession(
  authOf: AuthOf,
  trust: TrustHere,
  { personId, ...opening }: Opening,
): Promise<string> {
  const { internalAdapter } = await authOf(trust).$context
  const { token } = await internalAdapter.createSession(personId, false, opening)
  return token
}

/** What a form must bring back to count as sent from a page of this session. */
export function formTokenOf(secret: SignInSecret, trustId: string, sessionId: string): string {
  return createHmac('sha256', secretFor(secret, 'forms', trustId))
    .update(sessionId)
    .digest('hex')
}
