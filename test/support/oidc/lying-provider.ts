import { createHash, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

import { CompactSign, type CompactJWSHeaderParameters, type CryptoKey } from 'jose'

import { newSigningKey, type SigningKey } from './rsa-keys.ts'
import { serve } from './served.ts'

/** What a token says; unlike an honest one it may say anything. */
export type Claims = Readonly<Record<string, unknown>>

/** What an honest token would be made of, and the means to make another. */
export type Minting = {
  readonly claims: Claims
  readonly header: CompactJWSHeaderParameters
  readonly key: SigningKey
  readonly sign: (
    claims: Claims,
    header?: CompactJWSHeaderParameters,
    key?: CryptoKey,
  ) => Promise<string>
}

/** Where a provider departs from the truth; honest where nothing is said. */
export type Lie = {
  /** The ID token it gives; undefined for none. */
  readonly token?: (minting: Minting) => Promise<string | undefined> | string | undefined
  /** What the browser brings back. */
  readonly back?: (parameters: URLSearchParams) => void
  /** Gives tokens for a code whatever the verifier, and as often as it is asked. */
  readonly careless?: boolean
}

/** An account at the provider. */
export type AccountClaims = Readonly<Record<string, unknown>> & { readonly sub: string }

/** A provider that does as an honest one does, save for one lie. */
export type LyingProvider = {
  readonly origin: string
  readonly issuer: string
  readonly key: SigningKey
  readonly lieNext: (lie: Lie) => void
  readonly signInAs: (account: AccountClaims) => void
  /** Every request for tokens it got, as the form it was. */
  readonly tokenRequests: readonly URLSearchParams[]
  readonly close: () => Promise<void>
}

/** The client that providers of tests know. */
export const client = { id: 'houserules', secret: 'a secret between two' } as const

type Code = {
  readonly nonce: string | undefined
  readonly challenge: string | undefined
  readonly account: AccountClaims
}

/** Starts a provider with one issuer below its origin, such as `/tenant/v2.0`. */
export async function startLyingProvider(path: string): Promise<LyingProvider> {
  const key = await newSigningKey('key-1')
  const codes = new Map<string, Code>()
  const tokenRequests: URLSearchParams[] = []
  let lie: Lie = {}
  let account: AccountClaims = { sub: 'nobody' }
  let issuer = ''

  const metadata = () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    // As wide as a careless provider could say: what counts is what the client allows.
    id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
    authorization_response_iss_parameter_supported: true,
  })

  const authorize = (asked: URLSearchParams, response: ServerResponse) => {
    const code = randomUUID()
    codes.set(code, {
      nonce: asked.get('nonce') ?? undefined,
      challenge: asked.get('code_challenge') ?? undefined,
      account,
    })
    const back = new URL(asked.get('redirect_uri') ?? '')
    back.search = new URLSearchParams({
      code,
      state: asked.get('state') ?? '',
      iss: issuer,
    }).toString()
    lie.back?.(back.searchParams)
    response.writeHead(302, { location: back.href }).end()
  }

  const grant = async (form: URLSearchParams, response: ServerResponse) => {
    tokenRequests.push(form)
    if (!isClient(form)) return json(response, { error: 'invalid_client' }, 401)
    const code = codes.get(form.get('code') ?? '')
    if (!lie.careless) codes.delete(form.get('code') ?? '')
    if (!code || !(lie.careless || isVerified(code, form))) {
      return json(response, { error: 'invalid_grant' }, 400)
    }
    return json(response, await tokensOf(lie, honestly({ issuer, key, code })))
  }

  const served = await serve((origin) => {
    issuer = `${origin}${path}`
    return (request, response) => {
      void answer(request, response, { issuer, metadata, key, authorize, grant })
    }
  })
  return {
    ...served,
    issuer,
    key,
    tokenRequests,
    lieNext: (next) => {
      lie = next
    },
    signInAs: (next) => {
      account = next
    },
  }
}

async function tokensOf({ token }: Lie, honest: Minting): Promise<object> {
  const idToken = await (token ? token(honest) : honest.sign(honest.claims))
  return {
    access_token: 'an access token',
    token_type: 'Bearer',
    expires_in: 3600,
    ...(idToken === undefined ? {} : { id_token: idToken }),
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  at: {
    readonly issuer: string
    readonly metadata: () => object
    readonly key: SigningKey
    readonly authorize: (asked: URLSearchParams, response: ServerResponse) => void
    readonly grant: (form: URLSearchParams, response: ServerResponse) => Promise<void>
  },
): Promise<void> {
  const url = new URL(request.url ?? '', at.issuer)
  switch (url.href.replace(at.issuer, '').replace(url.search, '')) {
    case '/.well-known/openid-configuration':
      return json(response, at.metadata())
    case '/keys':
      return json(response, { keys: [at.key.publicJwk] })
    case '/authorize':
      return at.authorize(url.searchParams, response)
    case '/token':
      return at.grant(new URLSearchParams(await text(request)), response)
    default:
      return json(response, { error: 'not_found' }, 404)
  }
}

function honestly({
  issuer,
  key,
  code,
}: {
  readonly issuer: string
  readonly key: SigningKey
  readonly code: Code
}): Minting {
  const now = Math.floor(Date.now() / 1000)
  const header = { alg: 'RS256', kid: key.kid, typ: 'JWT' }
  const claims = {
    ...code.account,
    iss: issuer,
    aud: client.id,
    iat: now,
    nbf: now,
    exp: now + 300,
    ...(code.nonce === undefined ? {} : { nonce: code.nonce }),
  }
  const sign: Minting['sign'] = (own, ownHeader = header, ownKey = key.privateKey) =>
    new CompactSign(new TextEncoder().encode(JSON.stringify(own)))
      .setProtectedHeader(ownHeader)
      .sign(ownKey)
  return { claims, header, key, sign }
}

function isClient(form: URLSearchParams): boolean {
  return form.get('client_id') === client.id && form.get('client_secret') === client.secret
}

/** PKCE (RFC 7636), as an honest provider checks it. */
function isVerified({ challenge }: Code, form: URLSearchParams): boolean {
  const verifier = form.get('code_verifier')
  const hashed = verifier && createHash('sha256').update(verifier).digest('base64url')
  return challenge !== undefined && hashed === challenge
}

function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
