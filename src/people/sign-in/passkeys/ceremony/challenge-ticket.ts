import { createHmac, randomBytes } from 'node:crypto'

import { isSameSecret } from '#core/same-secret.ts'
import { instantAt } from '#core/clock.ts'
import { secretFor, type SignInSecret } from '#people/sign-in/sign-in-secret.ts'

/** What a passkey is asked to sign, and until when the answer counts. */
export type Challenge = { readonly challenge: string; readonly expiresAt: Date }

/** For whom a challenge is: what is to be done, and the browser or session that asked. */
export type ChallengeFor = {
  readonly secret: SignInSecret
  readonly trustId: string
  readonly ceremony: 'add' | 'sign-in'
  readonly boundTo: string
}

const lifeMs = 5 * 60_000

/**
 * A new challenge, and a ticket that the page brings back with the answer. Nothing is kept of it here:
 * the ticket shows that it is ours, for whom, and until when.
 */
export function makeTicket(
  who: ChallengeFor,
  now: Date,
): { readonly challenge: string; readonly ticket: string } {
  const challenge = randomBytes(32).toString('base64url')
  const said = `${challenge}.${now.getTime() + lifeMs}`
  return { challenge, ticket: `${said}.${mark(who, said)}` }
}

/** The challenge of a ticket; undefined when it is not ours, for somebody else, or too old. */
export function readTicket(who: ChallengeFor, ticket: string, now: Date): Challenge | undefined {
  const [challenge = '', expires = '', marked = ''] = ticket.split('.')
  if (!isSameSecret(marked, mark(who, `${challenge}.${expires}`))) return undefined
  const expiresAt = instantAt(Number(expires))
  return expiresAt > now ? { challenge, expiresAt } : undefined
}

function mark({ secret, trustId, ceremony, boundTo }: ChallengeFor, said: string): string {
  return createHmac('sha256', secretFor(secret, 'passkey challenges', trustId))
    .update(`${ceremony} ${boundTo} ${said}`)
    .digest('base64url')
}
