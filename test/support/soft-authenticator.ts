import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

import { cose, isoCBOR } from '@simplewebauthn/server/helpers'

/** What an authenticator of tests is to do otherwise than a good one would. */
export type Oddly = {
  /** The page it believes to be asked by. */
  readonly origin?: string
  readonly rpId?: string
  readonly isVerified?: boolean
  readonly counter?: number
  readonly userHandle?: string
  readonly isCrossOrigin?: boolean
}

/** An authenticator in software with one passkey; its answers are what a browser would send. */
export type SoftAuthenticator = {
  readonly credentialId: string
  readonly make: (options: MakeOptions, oddly?: Oddly) => string
  readonly show: (options: ShowOptions, oddly?: Oddly) => string
}

type MakeOptions = {
  readonly challenge: string
  readonly rp: { readonly id?: string | undefined }
  readonly user: { readonly id: string }
}
type ShowOptions = { readonly challenge: string; readonly rpId?: string | undefined }

/** See `SoftAuthenticator`; it counts its uses from 1, as security keys do. */
export function softAuthenticator(origin: string): SoftAuthenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const credentialId = id.toString('base64url')
  let uses = 0
  let handle = ''
  const said = (type: string, challenge: string, oddly: Oddly) =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge,
        origin: oddly.origin ?? origin,
        crossOrigin: oddly.isCrossOrigin ?? false,
      }),
    )
  const dataFor = (rpId: string, oddly: Oddly, more: Uint8Array) => {
    uses = oddly.counter ?? uses + 1
    const flags = 1 + (oddly.isVerified === false ? 0 : 4) + (more.length > 0 ? 64 : 0)
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(uses)
    return Buffer.concat([hash(oddly.rpId ?? rpId), Buffer.from([flags]), counter, more])
  }
  const answer = (response: object) =>
    JSON.stringify({
      id: credentialId,
      rawId: credentialId,
      type: 'public-key',
      clientExtensionResults: {},
      response,
    })

  return {
    credentialId,
    make: ({ challenge, rp, user }, oddly = {}) => {
      handle = user.id
      const length = Buffer.from([0, id.length])
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey(publicKey)])
      const authData = new Uint8Array(dataFor(rp.id ?? '', oddly, attested))
      const attestation = isoCBOR.encode(
        new Map<string, string | Uint8Array | Map<string, string>>([
          ['fmt', 'none'],
          ['attStmt', new Map<string, string>()],
          ['authData', authData],
        ]),
      )
      return answer({
        clientDataJSON: said('webauthn.create', challenge, oddly).toString('base64url'),
        attestationObject: Buffer.from(attestation).toString('base64url'),
        transports: ['internal'],
      })
    },
    show: ({ challenge, rpId = '' }, oddly = {}) => {
      const data = dataFor(rpId, oddly, new Uint8Array())
      const client = said('webauthn.get', challenge, oddly)
      const signature = sign('sha256', Buffer.concat([data, hash(client)]), privateKey)
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: oddly.userHandle ?? handle,
      })
    },
  }
}

function coseKey(publicKey: KeyObject): Uint8Array {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [cose.COSEKEYS.kty, cose.COSEKTY.EC2],
      [cose.COSEKEYS.alg, cose.COSEALG.ES256],
      [cose.COSEKEYS.crv, cose.COSECRV.P256],
      [cose.COSEKEYS.x, new Uint8Array(Buffer.from(x, 'base64url'))],
      [cose.COSEKEYS.y, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]),
  )
}

function hash(what: string | Uint8Array): Buffer {
  return createHash('sha256').update(what).digest()
}
