import type { Db } from '#db/db.ts'
import { type AccountRequest, findRequests } from '#people/sign-in/oidc/linking/accounts.store.ts'
import type { ProviderName, ProviderSettings } from '#people/sign-in/oidc/provider.ts'
import {
  findProviders,
  findSources,
  type KeptProvider,
  pupilsMay,
} from '#people/sign-in/oidc/providers.store.ts'

/** What a trust has settled about signing in, without any secret. */
export type SignInSettings = {
  readonly providers: ReadonlyMap<ProviderName, ProviderSettings>
  readonly pupilsMay: boolean
  /** Where lists of people have come from so far, for accounts to be known by. */
  readonly sources: readonly string[]
  /** Accounts that stand for nobody yet, the latest first. */
  readonly requests: readonly AccountRequest[]
}

/** What a trust has settled about signing in. */
export async function readSignInSettings(
  { db }: { readonly db: Db },
  trustId: string,
): Promise<SignInSettings> {
  return db.transactionFor(trustId, async (tx) => {
    const kept = await findProviders(tx)
    return {
      providers: new Map(kept.map((provider) => [provider.name, withoutSecret(provider)])),
      pupilsMay: await pupilsMay(tx),
      sources: await findSources(tx),
      requests: await findRequests(tx),
    }
  })
}

/** The settings that may be shown. */
function withoutSecret(kept: KeptProvider): ProviderSettings {
  const { name, isOn, organisation, clientId, enforcesSecondFactor, linkSource } = kept
  return { name, isOn, organisation, clientId, enforcesSecondFactor, linkSource }
}
