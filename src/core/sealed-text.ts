import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

import { err, ok, type Result } from './result.ts'

/** A key of the installation. Its id is public and tells nothing of it; see `sealingKeyOf`. */
export type SealingKey = { readonly keyId: string; readonly bytes: Uint8Array }

/** What confidential words are sealed with: the first key seals, all of them open. */
export type SealingSecret = { readonly keys: readonly [SealingKey, ...SealingKey[]] }

/** Where sealed words stand. They open nowhere else, so that rows cannot be swapped. */
export type SealedPlace = {
  readonly trustId: string
  readonly table: string
  readonly record: string
}

/** Words nobody reads without the key: the id of that key, and what is kept in its place. */
export type Sealed = { readonly keyId: string; readonly box: Uint8Array }

/** Why words do not open: their key is not here, or they are not what was sealed in this place. */
export type NotOpened = { readonly type: 'key-missing' } | { readonly type: 'not-genuine' }

const cipher = 'aes-256-gcm'
const form = 1
const nonceLength = 12
const tagLength = 16
const keyLength = 32

/** A key made from a secret of at least 32 random characters or bytes. */
export function sealingKeyOf(secret: string | Uint8Array): SealingKey {
  const bytes = derived(secret, '', 'houserules sealed text')
  return {
    bytes,
    keyId: Buffer.from(derived(bytes, '', 'key id'))
      .toString('hex')
      .slice(0, 16),
  }
}

/** Seals words for one place with AES-256-GCM, under a key that no other record has. */
export function sealText({ keys: [key] }: SealingSecret, place: SealedPlace, text: string): Sealed {
  const nonce = randomBytes(nonceLength)
  const sealing = createCipheriv(cipher, keyFor(key, place), nonce, { authTagLength: tagLength })
  sealing.setAAD(bindingOf(key, place))
  const hidden = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
  const box = Buffer.concat([Buffer.of(form), nonce, sealing.getAuthTag(), hidden])
  return { keyId: key.keyId, box }
}

/** Opens words that were sealed for a place. */
export function openText(
  { keys }: SealingSecret,
  place: SealedPlace,
  { keyId, box }: Sealed,
): Result<string, NotOpened> {
  const key = keys.find((one) => one.keyId === keyId)
  if (key === undefined) return err({ type: 'key-missing' })
  if (box.length < 1 + nonceLength + tagLength || box[0] !== form) return err(notGenuine)
  const [nonce, tag, hidden] = partsOf(box)
  const opening = createDecipheriv(cipher, keyFor(key, place), nonce, { authTagLength: tagLength })
  opening.setAAD(bindingOf(key, place))
  opening.setAuthTag(tag)
  try {
    return ok(Buffer.concat([opening.update(hidden), opening.final()]).toString('utf8'))
  } catch {
    return err(notGenuine)
  }
}

const notGenuine: NotOpened = { type: 'not-genuine' }

function partsOf(box: Uint8Array): readonly [Uint8Array, Uint8Array, Uint8Array] {
  const [afterForm, afterNonce] = [1, 1 + nonceLength]
  const afterTag = afterNonce + tagLength
  return [
    box.subarray(afterForm, afterNonce),
    box.subarray(afterNonce, afterTag),
    box.subarray(afterTag),
  ]
}

/** As JSON, so that no two places are written alike. */
function bindingOf({ keyId }: SealingKey, { trustId, table, record }: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([form, keyId, trustId, table, record]))
}

function keyFor({ bytes }: SealingKey, { trustId, table, record }: SealedPlace): Uint8Array {
  return derived(bytes, trustId, JSON.stringify([table, record]))
}

/** HKDF with SHA-256 (RFC 5869). */
function derived(secret: string | Uint8Array, salt: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, salt, purpose, keyLength))
}
