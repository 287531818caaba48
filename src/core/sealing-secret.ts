import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { Refusal } from './refusal.ts'
import { sealingKeyOf, type SealingSecret } from './sealed-text.ts'

const length = 32

/**
 * An installation seals with its `HOUSERULES_SECRET`, and opens besides what it sealed with earlier ones;
 * a demonstration with a file in its data folder, made at first. Throws a `Refusal` when that file is
 * damaged.
 */
export function sealingSecretOf(
  where:
    | { readonly secret: string; readonly earlierSecrets?: readonly string[] | undefined }
    | { readonly dataDir: string },
): SealingSecret {
  if ('secret' in where) {
    const { secret, earlierSecrets = [] } = where
    return { keys: [sealingKeyOf(secret), ...earlierSecrets.map(sealingKeyOf)] }
  }
  const path = join(where.dataDir, 'sealing-key')
  if (!existsSync(path)) {
    mkdirSync(where.dataDir, { recursive: true })
    const text = `${randomBytes(length).toString('base64')}\n`
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' })
  }
  const bytes = Buffer.from(readFileSync(path, 'utf8'), 'base64')
  if (bytes.length === length) return { keys: [sealingKeyOf(bytes)] }
  throw new Refusal(
    `${path} is damaged. Put back a copy: without it, what was disclosed cannot be read again.`,
  )
}
