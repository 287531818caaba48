import { createHash, randomBytes } from 'node:crypto'

/** The secret of a link in a mail; 256 bits. */
export function newLinkKey(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of it. A key this long cannot be found from its hash. */
export function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}
