import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

import Provider, { interactionPolicy } from 'oidc-provider'

import { type AccountClaims, client } from './lying-provider.ts'
import { newSigningKey } from './rsa-keys.ts'
import { serve } from './served.ts'

/** A real OpenID provider (certified by its makers), with the claims that Microsoft or Google add. */
export type RealProvider = {
  readonly origin: string
  readonly issuer: string
  readonly close: () => Promise<void>
}

/**
 * Starts a provider with one issuer below its origin, such as `/tenant/v2.0`. Its page of sign-in asks
 * for the subject of an account in a field called “Account”; whoever types a known one is signed in.
 */
export async function startRealProvider(given: {
  readonly path: string
  readonly redirectUris: readonly string[]
  readonly accounts: readonly AccountClaims[]
}): Promise<RealProvider> {
  let issuer = ''
  const served = await serve(async (origin) => {
    issuer = `${origin}${given.path}`
    const provider = await providerAt(issuer, given)
    const callback = provider.callback()
    return (request, response) => {
      if (request.url?.startsWith('/interaction/')) {
        void interact(provider, request, response)
        return
      }
      mount(request, given.path)
      void callback(request, response)
    }
  })
  return { ...served, issuer }
}

/** Hands on a request as frameworks do that mount the provider below a path. */
function mount(request: IncomingMessage, path: string): void {
  const { url = '' } = request
  Object.assign(request, {
    originalUrl: url,
    baseUrl: path,
    url: url.startsWith(path) ? url.slice(path.length) || '/' : url,
  })
}

async function providerAt(
  issuer: string,
  {
    redirectUris,
    accounts,
  }: { readonly redirectUris: readonly string[]; readonly accounts: readonly AccountClaims[] },
): Promise<Provider> {
  const policy = interactionPolicy.base()
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0)
  const { privateJwk } = await newSigningKey('real-1')
  return new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [...redirectUris],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [privateJwk] },
    cookies: { keys: ['a key of a test'] },
    // Microsoft puts the claims of its directory into the ID token.
    conformIdTokenClaims: false,
    claims: {
      openid: ['sub', 'tid', 'oid', 'acct', 'idp', 'hd', 'email', 'amr'],
      profile: ['name'],
    },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { policy, url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => {
      const account = accounts.find(({ sub }) => sub === id)
      return account && { accountId: id, claims: () => ({ ...account }) }
    },
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId ?? '',
        accountId: ctx.oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  })
}

async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html' }).end(page)
    return
  }
  const form = new URLSearchParams(await text(request))
  const amr = form.get('mfa') ? ['pwd', 'mfa'] : ['pwd']
  const login = { accountId: form.get('account') ?? '', amr }
  await provider.interactionFinished(request, response, { login, select_account: {} })
}

const page = `<!doctype html><html lang="en"><title>Organisation</title><h1>Sign in</h1>
<form method="post"><label for="account">Account</label><input id="account" name="account">
<label><input type="checkbox" name="mfa" value="yes">With my phone</label>
<button>Continue</button></form></html>`
