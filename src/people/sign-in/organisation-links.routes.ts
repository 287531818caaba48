import type { Link } from '#web/layout.ts'

import { providerWords } from './oidc/provider.ts'
import { findProviders } from './oidc/providers.store.ts'
import type { SignInDesk, SignInRoutesNeeds } from './sign-in-desk.routes.ts'

/** Links to the organisations that the trust's people can sign in with; `query` goes along. */
export async function organisationLinks(
  { db }: SignInRoutesNeeds,
  { trust, base }: Pick<SignInDesk, 'trust' | 'base'>,
  query: string,
): Promise<readonly Link[]> {
  const providers = await db.transactionFor(trust.trustId, findProviders)
  return providers
    .filter(({ isOn }) => isOn)
    .map(({ name }) => ({
      text: `Sign in with ${providerWords[name]}`,
      href: `${base}/sign-in/with/${name}?${query}`,
    }))
}
