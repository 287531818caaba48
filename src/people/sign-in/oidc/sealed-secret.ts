import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

import { err, ok, type Result } from '#core/result.ts'

/** Seals secrets that the database keeps, and opens them again; the key is not in the database. */
export type SecretSealer = {
  /** Seals a text for one place; it opens in no other. */
  readonly seal: (text: string, place: string) => string
  readonly open: (
    sealed: string,
    place: string,
  ) => Result<string, { readonly type: 'cannot-be-opened' }>
}

const cipher = 'aes-256-gcm'
const ivLength = 12
const tagLength = 16

/**
 * AES-256-GCM (NIST SP 800-38D) with a key made from the installation's secret by HKDF. With another
 * secret what was sealed cannot be opened and is to be entered again.
 */
export function secretSealer(secret: string | Uint8Array): SecretSealer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'houserules sign-in secrets', 32))
  return {
    seal: (text, place) => {
      const iv = randomBytes(ivLength)
      const sealing = createCipheriv(cipher, key, iv).setAAD(Buffer.from(place))
      const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
      return Buffer.concat([iv, sealing.getAuthTag(), body]).toString('base64')
    },
    open: (text, place) => {
      const sealed = Buffer.from(text, 'base64')
      const [iv, tag] = [
        sealed.subarray(0, ivLength),
        sealed.subarray(ivLength, ivLength + tagLength),
      ]
      try {
        const opening = createDecipheriv(cipher, key, iv, { authTagLength: tagLength })
          .setAAD(Buffer.from(place))
          .setAuthTag(tag)
        const body = opening.update(sealed.subarray(ivLength + tagLength))
        return ok(Buffer.concat([body, opening.final()]).toString('utf8'))
      } catch {
        return err({ type: 'cannot-be-opened' })
      }
    },
  }
}
