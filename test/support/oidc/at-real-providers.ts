import { afterAll, expect } from 'vitest'

import type { Db } from '#db/db.ts'
import type { ProviderName } from '#people/sign-in/oidc/provider.ts'
import type { Trust } from '#people/trust.ts'

import type { Browser } from './browser-jar.ts'
import type { AccountClaims } from './lying-provider.ts'
import { appOrigin, oidcApp, type OidcApp, type OpenSession, settleOn, tenant } from './oidc-app.ts'
import { startRealProvider } from './real-provider.ts'

/** The application with Microsoft and Google played by real providers. */
export type AtRealProviders = OidcApp & {
  /** Goes to the organisation, signs in there with an account, and comes back. */
  readonly signInWith: (
    provider: ProviderName,
    account: AccountClaims,
    typed?: Typed,
  ) => Promise<Outcome>
}

/** What somebody does on the way. */
export type Typed = {
  readonly mfa?: boolean
  readonly next?: string
  readonly visitor?: Browser
}

/** What came of a sign-in: the session it opened, or the reason why it opened none. */
export type Outcome = {
  readonly response: Response
  readonly session: OpenSession | undefined
  readonly because: string | undefined
}

/** Starts both providers for a test file and settles that the trust uses them. */
export async function atRealProviders(db: Db, trust: Trust): Promise<AtRealProviders> {
  const accounts: AccountClaims[] = []
  const callbacks = `${appOrigin}/trusts/${trust.slug}/sign-in/callback`
  const start = (name: ProviderName, path: string) =>
    startRealProvider({ path, redirectUris: [`${callbacks}/${name}`], accounts })
  const microsoft = await start('microsoft', `/${tenant}/v2.0`)
  const google = await start('google', '')
  afterAll(async () => {
    await microsoft.close()
    await google.close()
  })
  const app = oidcApp(db, trust, { microsoft: microsoft.origin, google: google.origin })
  await settleOn(app, trust)
  await settleOn(app, trust, {
    name: 'google',
    organisation: 'ash.example',
    linkSource: 'google-directory',
  })
  return {
    ...app,
    signInWith: async (provider, account, typed = {}) => {
      accounts.push(account)
      const [opened, lines] = [await app.sessions(), app.refused.length]
      const response = await goAndComeBack(app, { provider, account, ...typed })
      const session = (await app.sessions())[opened.length]
      return { response, session, because: app.refused[lines]?.because }
    },
  }
}

async function goAndComeBack(
  { browser, addressOf }: OidcApp,
  asked: Typed & { readonly provider: ProviderName; readonly account: AccountClaims },
): Promise<Response> {
  const { provider, account, mfa, next, visitor = browser() } = asked
  const there = await visitor.follow(addressOf(provider, next))
  expect(there.url.pathname).toMatch(/^\/interaction\//)
  const form = { account: account.sub, ...(mfa ? { mfa: 'yes' } : {}) }
  const answered = await visitor.post(there.url.href, form)
  const on = answered.headers.get('location') ?? ''
  const back = await visitor.follow(on, ({ origin }) => origin === appOrigin)
  return visitor.get(back.url.href)
}
