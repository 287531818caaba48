import { err, ok, type Result } from '#core/result.ts'

import { type Attempt, takeAttempt } from './attempts.store.ts'
import type { OidcNeeds } from './begin-sign-in.ts'
import { hashOf } from './browser-secret.ts'
import { openProvider } from './open-provider.ts'
import { personFor } from '#people/sign-in/oidc/linking/person-for.ts'
import type { ProviderName } from './provider.ts'
import type { Refused } from './refused.ts'

/** Who has signed in, how well that is known, and where they wanted to go. */
export type SignedInWith = {
  readonly personId: string
  /** Their organisation asked for a second factor: it said so, or the trust says it always does. */
  readonly strong: boolean
  readonly next: string
}

type Back = {
  readonly trustId: string
  readonly provider: ProviderName
  /** The whole address the browser came back to. */
  readonly callback: URL
  /** What the browser was given when it left, if it has it. */
  readonly browserSecret: string | undefined
}

/**
 * Who came back from their organisation, or why that does not count. The attempt is spent whatever
 * comes of it, and an account stands for a person only as the trust itself has said.
 */
export async function finishSignIn(
  needs: OidcNeeds,
  back: Back,
): Promise<Result<SignedInWith, Refused>> {
  const attempt = await spentAttempt(needs, back)
  if (!attempt.ok) return err(attempt.error)
  const provider = await openProvider(needs, back)
  if (!provider.ok) return err(provider.error)
  const account = await needs.party.finish(provider.value, back.callback, attempt.value)
  if (!account.ok) return err(account.error)

  const { invitationHash, next } = attempt.value
  const found = await personFor(needs, {
    trustId: back.trustId,
    provider: provider.value,
    account: account.value,
    invitationHash,
  })
  if (!found.ok) return err(found.error)
  const strong = provider.value.enforcesSecondFactor || account.value.usedSecondFactor
  return ok({ personId: found.value, strong, next })
}

async function spentAttempt(
  { db, clock }: OidcNeeds,
  { trustId, provider, browserSecret }: Back,
): Promise<Result<Attempt, Refused>> {
  if (browserSecret === undefined) return err({ reason: 'attempt-of-no-browser' })
  const attempt = await db.transactionFor(trustId, (tx) => takeAttempt(tx, hashOf(browserSecret)))
  if (!attempt) return err({ reason: 'attempt-unknown-or-spent' })
  if (attempt.provider !== provider) return err({ reason: 'attempt-of-other-provider' })
  return attempt.expiresAt > clock.now() ? ok(attempt) : err({ reason: 'attempt-expired' })
}
