import type { Clock } from '#core/clock.ts'
import { instantAt } from '#core/clock.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'

import { insertAttempt } from './attempts.store.ts'
import { hashOf, newBrowserSecret } from './browser-secret.ts'
import { openProvider } from './open-provider.ts'
import type { Authorities, ProviderName } from './provider.ts'
import type { Refused } from './refused.ts'
import type { RelyingParty } from './relying-party.ts'
import type { SecretSealer } from './sealed-secret.ts'

/** What signing in with an organisation needs. */
export type OidcNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly sealer: SecretSealer
  readonly party: RelyingParty
  readonly authorities: Authorities
}

/** How long a person may take at their organisation, in milliseconds. */
export const attemptLife = 10 * 60_000

/** Where to send the browser, and the secret that it alone is given to come back with. */
export async function beginSignIn(
  needs: OidcNeeds,
  asked: {
    readonly trustId: string
    readonly provider: ProviderName
    readonly redirectUri: string
    readonly next: string
    readonly invitationHash?: string | undefined
  },
): Promise<Result<{ readonly url: URL; readonly browserSecret: string }, Refused>> {
  const { db, clock, party } = needs
  const provider = await openProvider(needs, asked)
  if (!provider.ok) return err(provider.error)
  const begun = await party.begin(provider.value, asked.redirectUri)
  if (!begun.ok) return err(begun.error)

  const browserSecret = newBrowserSecret()
  const now = clock.now()
  await db.transactionFor(asked.trustId, (tx) =>
    insertAttempt(tx, {
      ...begun.value.checks,
      provider: asked.provider,
      next: asked.next,
      invitationHash: asked.invitationHash,
      browserHash: hashOf(browserSecret),
      now,
      expiresAt: instantAt(now.getTime() + attemptLife),
    }),
  )
  return ok({ url: begun.value.url, browserSecret })
}
