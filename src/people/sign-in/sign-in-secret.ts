import { hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { Refusal } from '#core/refusal.ts'

/** What the secrets of signing in are made from. Whoever has it can sign in as anyone. */
export type SignInSecret = { readonly bytes: Buffer }

const length = 32

/**
 * The secret of an installation is made from its `HOUSERULES_SECRET`; that of a demonstration is a file
 * in its data folder, made at first. Throws a `Refusal` when that file is damaged.
 */
export function signInSecretOf(
  where: { readonly secret: string } | { readonly dataDir: string },
): SignInSecret {
  if ('secret' in where) return { bytes: derived(where.secret, 'houserules sign-in') }
  const path = join(where.dataDir, 'sign-in-key')
  if (!existsSync(path)) {
    mkdirSync(where.dataDir, { recursive: true })
    const text = `${randomBytes(length).toString('base64')}\n`
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' })
  }
  const bytes = Buffer.from(readFileSync(path, 'utf8'), 'base64')
  if (bytes.length === length) return { bytes }
  throw new Refusal(`${path} is damaged. Move it away: everyone then has to sign in again.`)
}

/** The secret for one end in one trust, in hexadecimal: what it signs or hashes is good for no other. */
export function secretFor(secret: SignInSecret, end: string, trustId: string): string {
  const purpose = `houserules ${end} ${trustId}`
  const made = madeOf.get(secret) ?? new Map<string, string>()
  const one = made.get(purpose) ?? derived(secret.bytes, purpose).toString('hex')
  madeOf.set(secret, made.set(purpose, one))
  return one
}

/** As every request needs two of them; so many as there are trusts and ends. */
const madeOf = new WeakMap<SignInSecret, Map<string, string>>()

/** HKDF with SHA-256 (RFC 5869). */
function derived(secret: string | Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, length))
}
