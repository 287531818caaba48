import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'

import { type Authorities, issuerOf, type Provider, type ProviderName } from './provider.ts'
import { findProvider } from './providers.store.ts'
import type { Refused } from './refused.ts'
import type { SecretSealer } from './sealed-secret.ts'

type Needs = {
  readonly db: Db
  readonly sealer: SecretSealer
  readonly authorities: Authorities
}

/** Where a client secret belongs, so that it opens for no other trust or organisation. */
export function placeOf(trustId: string, name: ProviderName): string {
  return `${trustId} ${name}`
}

/** One of a trust's organisations with its secret opened, where the trust has turned it on. */
export async function openProvider(
  needs: Needs,
  asked: { readonly trustId: string; readonly provider: ProviderName },
): Promise<Result<Provider, Refused>> {
  const kept = await needs.db.transactionFor(asked.trustId, (tx) =>
    findProvider(tx, asked.provider),
  )
  if (!kept?.isOn) return err({ reason: 'provider-off' })
  const { sealedSecret, issuer, ...settings } = kept
  if (issuer !== issuerOf(settings, needs.authorities)) return err({ reason: 'provider-changed' })
  const secret = needs.sealer.open(sealedSecret, placeOf(asked.trustId, settings.name))
  if (!secret.ok) return err({ reason: 'secret-sealed-with-another-key' })
  return ok({ ...settings, clientSecret: secret.value })
}
