import { createHmac } from 'node:crypto'

import { exportSPKI, importJWK } from 'jose'

import type { Claims, Lie, LyingProvider, Minting } from './lying-provider.ts'
import { otherTenant } from './oidc-app.ts'
import { newSigningKey } from './rsa-keys.ts'

/** A token that must not count, and the reason the log gives. */
export type BadToken = {
  readonly name: string
  readonly lie: (provider: LyingProvider) => Lie
  readonly reason: string
}

const stranger = await newSigningKey('key-1')

/** A token like the honest one but for some of what it says; `undefined` leaves a claim out. */
function saying(change: (honest: Claims) => Claims): () => Lie {
  return () => ({ token: ({ claims, sign }) => sign({ ...claims, ...change(claims) }) })
}

/** A token put together by hand. */
function byHand(make: (minting: Minting) => string | Promise<string>): () => Lie {
  return () => ({ token: make })
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const now = () => Math.floor(Date.now() / 1000)

/** The bad tokens of an organisation that is otherwise honest. */
export const badTokens: readonly BadToken[] = [
  {
    name: 'that is not signed at all (alg none)',
    lie: byHand(({ claims, key }) => `${part({ alg: 'none', kid: key.kid })}.${part(claims)}.`),
    reason: 'invalid-response alg',
  },
  {
    name: 'signed with the public key as a shared secret (HS256)',
    lie: byHand(async ({ claims, key }) => {
      const publicKey = await importJWK(key.publicJwk, 'RS256')
      if (publicKey instanceof Uint8Array) throw new Error('not a public key')
      const text = `${part({ alg: 'HS256', kid: key.kid })}.${part(claims)}`
      const mac = createHmac('sha256', await exportSPKI(publicKey)).update(text)
      return `${text}.${mac.digest('base64url')}`
    }),
    reason: 'invalid-response alg',
  },
  {
    name: 'signed with the client’s secret (HS256)',
    lie: byHand(({ claims, key }) => {
      const text = `${part({ alg: 'HS256', kid: key.kid })}.${part(claims)}`
      return `${text}.${createHmac('sha256', 'a secret between two').update(text).digest('base64url')}`
    }),
    reason: 'invalid-response alg',
  },
  {
    name: 'signed with another way of the same key (PS256)',
    lie: byHand(async ({ claims, key, sign }) => {
      const privateKey = await importJWK({ ...key.privateJwk, alg: 'PS256' }, 'PS256')
      if (privateKey instanceof Uint8Array) throw new Error('not a private key')
      return sign(claims, { alg: 'PS256', kid: key.kid }, privateKey)
    }),
    reason: 'invalid-response alg',
  },
  {
    name: 'signed with another key under the same name (kid)',
    lie: byHand(({ claims, header, sign }) => sign(claims, header, stranger.privateKey)),
    reason: 'invalid-response signature',
  },
  {
    name: 'signed with a key the organisation does not publish',
    lie: byHand(({ claims, sign }) =>
      sign(claims, { alg: 'RS256', kid: 'key-2' }, stranger.privateKey),
    ),
    reason: 'key-selection-failed verification-key',
  },
  {
    name: 'that brings its own key (jwk, jku, x5u)',
    lie: (provider) => ({
      token: ({ claims, sign }) =>
        sign(
          claims,
          {
            alg: 'RS256',
            kid: 'key-1',
            jwk: stranger.publicJwk,
            jku: `${provider.origin}/strangers`,
            x5u: `${provider.origin}/strangers`,
          },
          stranger.privateKey,
        ),
    }),
    reason: 'invalid-response signature',
  },
  {
    name: 'that asks for rules nobody knows (crit)',
    lie: byHand(({ claims, sign, header }) =>
      sign(claims, { ...header, crit: ['b64'], b64: true }),
    ),
    reason: 'unsupported-operation crit',
  },
  {
    name: 'that was changed after it was signed',
    lie: byHand(async ({ claims, sign }) => {
      const [head, , signature] = (await sign(claims)).split('.')
      return [head, part({ ...claims, oid: crypto.randomUUID() }), signature].join('.')
    }),
    reason: 'invalid-response signature',
  },
  {
    name: 'that is no token',
    lie: () => ({ token: () => 'not-a-token' }),
    reason: 'invalid-response invalid-jwt',
  },
  {
    name: 'that is missing (an access token alone)',
    lie: () => ({ token: () => undefined }),
    reason: 'invalid-response id_token',
  },
  {
    name: 'of another issuer',
    lie: saying(() => ({ iss: 'https://issuer.example' })),
    reason: 'jwt-claim-comparison-failed iss',
  },
  {
    name: 'of another tenant’s issuer',
    lie: (provider) => ({
      token: ({ claims, sign }) =>
        sign({ ...claims, tid: otherTenant, iss: `${provider.origin}/${otherTenant}/v2.0` }),
    }),
    reason: 'jwt-claim-comparison-failed iss',
  },
  {
    name: 'whose issuer has a slash too many',
    lie: saying(({ iss }) => ({ iss: `${String(iss)}/` })),
    reason: 'jwt-claim-comparison-failed iss',
  },
  {
    name: 'without an issuer',
    lie: saying(() => ({ iss: undefined })),
    reason: 'invalid-response iss',
  },
  {
    name: 'for another application',
    lie: saying(() => ({ aud: 'another-application' })),
    reason: 'jwt-claim-comparison-failed aud',
  },
  {
    name: 'without an audience',
    lie: saying(() => ({ aud: undefined })),
    reason: 'invalid-response aud',
  },
  {
    name: 'for several applications without saying who asked (azp)',
    lie: saying(({ aud }) => ({ aud: [String(aud), 'another-application'] })),
    reason: 'jwt-claim-comparison-failed aud',
  },
  {
    name: 'for several applications, which another asked for (azp)',
    lie: saying(({ aud }) => ({
      aud: [String(aud), 'another-application'],
      azp: 'another-application',
    })),
    reason: 'jwt-claim-comparison-failed azp',
  },
  {
    name: 'for us, which another application asked for (azp)',
    lie: saying(() => ({ azp: 'another-application' })),
    reason: 'token-azp',
  },
  {
    name: 'that has expired',
    lie: saying(() => ({ exp: now() - 120 })),
    reason: 'jwt-timestamp-check-failed exp',
  },
  {
    name: 'that never expires',
    lie: saying(() => ({ exp: undefined })),
    reason: 'invalid-response exp',
  },
  {
    name: 'made in the future',
    lie: saying(() => ({ iat: now() + 600 })),
    reason: 'token-iat',
  },
  {
    name: 'that does not say when it was made',
    lie: saying(() => ({ iat: undefined })),
    reason: 'invalid-response iat',
  },
  {
    name: 'that is not yet good',
    lie: saying(() => ({ nbf: now() + 600 })),
    reason: 'jwt-timestamp-check-failed nbf',
  },
  {
    name: 'without a subject',
    lie: saying(() => ({ sub: undefined })),
    reason: 'invalid-response sub',
  },
  {
    name: 'without an object id',
    lie: saying(() => ({ oid: undefined })),
    reason: 'oid-missing',
  },
  {
    name: 'with an object id that is none',
    lie: saying(() => ({ oid: 'ada@ash.example' })),
    reason: 'oid-missing',
  },
  {
    name: 'without a tenant',
    lie: saying(() => ({ tid: undefined })),
    reason: 'tid-missing',
  },
  {
    name: 'with the nonce of another sign-in',
    lie: saying(() => ({ nonce: 'the nonce of another sign-in' })),
    reason: 'jwt-claim-comparison-failed nonce',
  },
  {
    name: 'without a nonce',
    lie: saying(() => ({ nonce: undefined })),
    reason: 'invalid-response nonce',
  },
]
