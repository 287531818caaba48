import {
  createPrivateKey,
  createPublicKey,
  hash,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto'

import { err, ok, type Result } from '#core/result.ts'

/** A key that signs notes (C2SP signed-note, Ed25519). `publicKey` is what others check with. */
export type Signer = { readonly publicKey: string; readonly sign: (text: string) => string }

/** Someone's public key, read from `name+id+key`. */
export type PublicKey = { readonly name: string; readonly id: Buffer; readonly key: KeyObject }

/** The signer of a name from 32 secret bytes (the seed of RFC 8032). */
export function signerOf(name: string, seed: Uint8Array): Signer {
  const key = createPrivateKey({
    key: Buffer.concat([pkcs8, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  const id = keyId(name, raw)
  return {
    publicKey: `${name}+${id.toString('hex')}+${Buffer.concat([ed25519, raw]).toString('base64')}`,
    sign: (text) => {
      const signature = Buffer.concat([id, signBytes(undefined, Buffer.from(text), key)])
      return `${text}\n— ${name} ${signature.toString('base64')}\n`
    },
  }
}

/** Reads a public key; undefined when the text is none, or its id is not that of its key. */
export function readPublicKey(text: string): PublicKey | undefined {
  const [, name = '', id, key = ''] = keyForm.exec(text) ?? []
  const bytes = bytesOf(key)
  if (bytes?.length !== 33 || bytes[0] !== ed25519[0]) return undefined
  const raw = bytes.subarray(1)
  const ownId = keyId(name, raw)
  return ownId.toString('hex') === id ? { name, id: ownId, key: publicKeyOf(raw) } : undefined
}

/** Why a note is not accepted. */
export type NoteRefused = { readonly type: 'malformed' | 'unknown-key' | 'bad-signature' }

/**
 * The text of a note that at least one of the known keys signed. Signatures of unknown keys are
 * ignored, a wrong one of a known key refuses the note, as C2SP signed-note says.
 */
export function openNote(note: string, known: readonly PublicKey[]): Result<string, NoteRefused> {
  const end = note.lastIndexOf('\n\n')
  const text = note.slice(0, end + 1)
  const signatures = end < 1 || !isClean(note) ? [] : signaturesIn(note.slice(end + 2))
  if (signatures.length === 0) return err({ type: 'malformed' })

  const checks = signatures.flatMap((signature) =>
    known
      .filter(({ name, id }) => name === signature.name && id.equals(signature.id))
      .map(({ key }) => verifyBytes(undefined, Buffer.from(text), key, signature.bytes)),
  )
  if (checks.includes(false)) return err({ type: 'bad-signature' })
  return checks.length === 0 ? err({ type: 'unknown-key' }) : ok(text)
}

/** The bytes of canonical base64 (RFC 4648, 4); undefined for any other way to write them. */
export function bytesOf(base64: string): Buffer | undefined {
  const bytes = Buffer.from(base64, 'base64')
  return bytes.toString('base64') === base64 ? bytes : undefined
}

const keyForm = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/
const ed25519 = Buffer.from([1])
const mostSignatures = 16
// What RFC 8410 puts before the 32 bytes of a private and of a public Ed25519 key.
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const spki = Buffer.from('302a300506032b6570032100', 'hex')

function publicKeyOf(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' })
}

function keyId(name: string, raw: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(`${name}\n`), ed25519, raw])
  return hash('sha256', named, 'buffer').subarray(0, 4)
}

type Signature = { readonly name: string; readonly id: Buffer; readonly bytes: Buffer }

/** The signatures a note ends with; none when a line of it is anything else. */
function signaturesIn(end: string): readonly Signature[] {
  const lines = end.split('\n')
  if (lines.pop() !== '' || lines.length > mostSignatures) return []
  const signatures = lines.flatMap((line) => readSignature(line) ?? [])
  return signatures.length === lines.length ? signatures : []
}

function readSignature(line: string): Signature | undefined {
  const [, name = '', base64 = ''] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? []
  const bytes = bytesOf(base64)
  if (bytes === undefined || bytes.length < 5) return undefined
  return { name, id: bytes.subarray(0, 4), bytes: bytes.subarray(4) }
}

/** No control characters but line feeds. */
function isClean(note: string): boolean {
  return /^[\n -\u{10ffff}]*$/u.test(note)
}
