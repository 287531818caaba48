import { err, type Result } from '#core/result.ts'
import type { OidcNeeds } from '#people/sign-in/oidc/begin-sign-in.ts'
import { openProvider } from '#people/sign-in/oidc/open-provider.ts'
import type { ProviderName } from '#people/sign-in/oidc/provider.ts'
import type { Refused } from '#people/sign-in/oidc/refused.ts'

/** Asks an organisation that the trust has turned on whether it is there and knows our application. */
export async function tryProvider(
  needs: OidcNeeds,
  asked: {
    readonly trustId: string
    readonly provider: ProviderName
    readonly redirectUri: string
  },
): Promise<Result<undefined, Refused>> {
  const provider = await openProvider(needs, asked)
  return provider.ok ? needs.party.tryOut(provider.value, asked.redirectUri) : err(provider.error)
}
