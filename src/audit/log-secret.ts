import { hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { Refusal } from '#core/refusal.ts'

import { originOf } from './log/checkpoint.ts'
import { type Signer, signerOf } from './log/signed-note.ts'

/** What the signing keys of all trusts are made from. Whoever has it can sign in their name. */
export type LogSecret = { readonly bytes: Buffer }

const bytesOfSecret = 32

/**
 * The secret of an installation is made from its `HOUSERULES_SECRET`; that of a demonstration is a
 * file in its data folder, made at first. Throws a `Refusal` when that file is damaged.
 */
export function logSecretOf(
  where: { readonly secret: string } | { readonly dataDir: string },
): LogSecret {
  if ('secret' in where) return { bytes: derived(where.secret, 'houserules audit log') }
  const path = join(where.dataDir, 'audit-key')
  if (!existsSync(path)) make(path, where.dataDir)
  const bytes = Buffer.from(readFileSync(path, 'utf8'), 'base64')
  if (bytes.length === bytesOfSecret) return { bytes }
  throw new Refusal(`${path} is damaged. Put back a copy, or move it away to sign with a new key.`)
}

/** The signer of a trust's log. */
export function signerFor({ bytes }: LogSecret, trustId: string): Signer {
  const origin = originOf(trustId)
  return signerOf(origin, derived(bytes, origin))
}

function make(path: string, folder: string): void {
  mkdirSync(folder, { recursive: true })
  const text = `${randomBytes(bytesOfSecret).toString('base64')}\n`
  writeFileSync(path, text, { mode: 0o600, flag: 'wx' })
}

/** HKDF with SHA-256 (RFC 5869); `purpose` keeps keys for different ends apart. */
function derived(secret: string | Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, bytesOfSecret))
}
