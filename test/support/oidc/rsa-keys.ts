import { exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose'

/** A signing key of an organisation, and how it publishes it. */
export type SigningKey = {
  readonly kid: string
  readonly privateKey: CryptoKey
  readonly privateJwk: JWK
  readonly publicJwk: JWK
}

/** A new RSA key under a name. */
export async function newSigningKey(kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const more = { kid, alg: 'RS256', use: 'sig' }
  return {
    kid,
    privateKey,
    privateJwk: { ...(await exportJWK(privateKey)), ...more },
    publicJwk: { ...(await exportJWK(publicKey)), ...more },
  }
}
