import { createHash, randomBytes } from 'node:crypto'

/** A secret for one browser: 256 random bits, fit for a cookie. */
export function newBrowserSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a browser's secret. */
export function hashOf(browserSecret: string): Uint8Array {
  return createHash('sha256').update(browserSecret).digest()
}
