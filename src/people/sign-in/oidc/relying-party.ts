import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretPost,
  clockTolerance,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
} from 'openid-client'

import type { Clock } from '#core/clock.ts'
import { err, ok, type Result } from '#core/result.ts'

import { type Account, accountOf, readClaims } from './account.ts'
import { type Authorities, issuerOf, type Provider } from './provider.ts'
import { reasonOf } from './reason-of.ts'
import type { Refused } from './refused.ts'

/** What the browser's own attempt must show again when it comes back. */
export type Checks = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** Sends people to their organisation, and reads who came back (OpenID Connect Core 1.0, RFC 9700). */
export type RelyingParty = {
  /** Where to send the browser, and what to check when it comes back. */
  readonly begin: (
    provider: Provider,
    redirectUri: string,
  ) => Promise<Result<{ readonly url: URL; readonly checks: Checks }, Refused>>
  /** Who came back to this address, or why it does not count. The code in it is spent. */
  readonly finish: (
    provider: Provider,
    callback: URL,
    checks: Checks,
  ) => Promise<Result<Account, Refused>>
  /**
   * Whether the organisation is found and takes this application's secret. It is asked with a code that
   * it never gave, so that nothing comes of it; some look at the code before the secret.
   */
  readonly tryOut: (provider: Provider, redirectUri: string) => Promise<Result<undefined, Refused>>
}

/** How long what an organisation publishes about itself is believed, in milliseconds. */
const believed = 10 * 60_000
/** How long an organisation may take to answer, in seconds. */
const patience = 10
const leewaySeconds = 60

// Both organisations sign with RS256 and nothing else: no `none`, no shared secret, whatever they publish.
const metadata = { id_token_signed_response_alg: 'RS256', [clockTolerance]: leewaySeconds }

/** The party of OpenID Connect that this software is. Never asks one organisation about another's code. */
export function relyingParty(needs: {
  readonly clock: Clock
  readonly authorities: Authorities
}): RelyingParty {
  const configured = configurations(needs)
  return {
    begin: (provider, redirectUri) =>
      orRefused(async () => {
        const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
        const url = buildAuthorizationUrl(await configured(provider), {
          redirect_uri: redirectUri,
          scope: 'openid profile',
          response_type: 'code',
          code_challenge: await calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          state,
          nonce,
          // Computers at school are shared: nobody is signed in as whoever sat there before.
          prompt: 'select_account',
          ...(provider.name === 'google' ? { hd: provider.organisation } : {}),
        })
        return ok({ url, checks: { state, nonce, verifier } })
      }),
    finish: (provider, callback, { state, nonce, verifier }) =>
      orRefused(async () => {
        const tokens = await authorizationCodeGrant(await configured(provider), callback, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const now = Math.floor(needs.clock.now().getTime() / 1000)
        return accountOf(provider, readClaims(tokens.claims()), now)
      }),
    tryOut: (provider, redirectUri) =>
      orRefused(async () => {
        const issuer = issuerOf(provider, needs.authorities)
        const found = await discover(issuer, provider)
        const callback = new URL(redirectUri)
        callback.search = new URLSearchParams({ code: 'never-given', iss: issuer }).toString()
        return askedForNothing(() =>
          authorizationCodeGrant(found, callback, { pkceCodeVerifier: randomPKCECodeVerifier() }),
        )
      }),
  }
}

/** What an organisation says to a code that it never gave: that the code is bad, if all else is well. */
async function askedForNothing(ask: () => Promise<unknown>): Promise<Result<undefined, Refused>> {
  try {
    await ask()
    return err({ reason: 'took-any-code' })
  } catch (error) {
    if (!(error instanceof ResponseBodyError)) throw error
    return error.error === 'invalid_grant' ? ok(undefined) : err({ reason: 'client-refused' })
  }
}

async function orRefused<T>(work: () => Promise<Result<T, Refused>>): Promise<Result<T, Refused>> {
  try {
    return await work()
  } catch (error) {
    return err({ reason: reasonOf(error) })
  }
}

/** What organisations publish about themselves, read once and again after a while. */
function configurations({
  clock,
  authorities,
}: {
  readonly clock: Clock
  readonly authorities: Authorities
}): (provider: Provider) => Promise<Configuration> {
  const read = new Map<string, { readonly until: number; readonly found: Promise<Configuration> }>()
  return async (provider) => {
    const issuer = issuerOf(provider, authorities)
    const key = JSON.stringify([issuer, provider.clientId, provider.clientSecret])
    const now = clock.now().getTime()
    const held = read.get(key)
    if (held && held.until > now) return held.found
    for (const [other, { until }] of read) if (until <= now) read.delete(other)
    const found = discover(issuer, provider)
    read.set(key, { until: now + believed, found })
    found.catch(() => read.delete(key))
    return found
  }
}

async function discover(issuer: string, provider: Provider): Promise<Configuration> {
  const at = new URL(issuer)
  // Only a test's own authority is not HTTPS; the real ones are constants.
  const execute = [
    enableNonRepudiationChecks,
    ...(at.protocol === 'http:' ? [allowInsecureRequests] : []),
  ]
  const secret = ClientSecretPost(provider.clientSecret)
  const options = { execute, timeout: patience }
  const found = await discovery(at, provider.clientId, metadata, secret, options)
  // For Microsoft the library would otherwise take the issuer from the token's own `tid`.
  if (found.serverMetadata().issuer !== issuer) throw new Error('another "issuer" was published')
  return found
}
