import { recordAudit } from '#audit/audit.store.ts'
import { err, ok, type Result } from '#core/result.ts'

import type { OidcNeeds } from '#people/sign-in/oidc/begin-sign-in.ts'
import { placeOf } from '#people/sign-in/oidc/open-provider.ts'
import { issuerOf, type ProviderSettings } from '#people/sign-in/oidc/provider.ts'
import { findProvider, putProvider } from '#people/sign-in/oidc/providers.store.ts'

/**
 * Keeps a trust's settings for one organisation. Without a secret the one that is kept stays; where
 * none is kept there is nothing to stay. The audit entry holds what changed, never the secret.
 */
export async function saveProvider(
  { db, clock, sealer, authorities }: Omit<OidcNeeds, 'party'>,
  asked: {
    readonly trustId: string
    readonly by: string
    readonly settings: ProviderSettings
    readonly clientSecret?: string | undefined
  },
): Promise<Result<ProviderSettings, { readonly type: 'secret-missing' }>> {
  const { settings, trustId, clientSecret } = asked
  return db.transactionFor(trustId, async (tx) => {
    const before = await findProvider(tx, settings.name)
    const sealedSecret =
      clientSecret === undefined
        ? before?.sealedSecret
        : sealer.seal(clientSecret, placeOf(trustId, settings.name))
    if (sealedSecret === undefined) return err({ type: 'secret-missing' })
    const at = clock.now()
    const issuer = issuerOf(settings, authorities)
    await putProvider(tx, { ...settings, sealedSecret, issuer }, at)
    await recordAudit(tx, {
      at,
      actor: asked.by,
      action: 'sign-in.changed',
      subject: { kind: 'identity-provider', id: settings.name },
      facts: { ...settings, newSecret: clientSecret !== undefined },
    })
    return ok(settings)
  })
}
