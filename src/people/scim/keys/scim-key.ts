import { createHash, randomBytes } from 'node:crypto'

/** A key of a trust's directory, as its administrators see it: never the key itself. */
export type ScimKey = {
  readonly keyId: string
  readonly label: string
  readonly madeBy: string
  readonly madeByName: string
  readonly madeAt: Date
  readonly usedAt?: Date | undefined
  readonly endedAt?: Date | undefined
}

const beginning = 'hrscim_'

/** A new key of 256 random bits. Its beginning says what it is, to tools that look for lost secrets. */
export function newKey(): string {
  return `${beginning}${randomBytes(32).toString('base64url')}`
}

/** What is kept of a key. A plain hash is enough, as a key cannot be guessed. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** The key in the header of a request; undefined where there is none in the form of ours. */
export function keyIn(authorization: string | undefined): string | undefined {
  const [, key] = /^Bearer +(\S{1,200})$/i.exec(authorization ?? '') ?? []
  return key?.startsWith(beginning) ? key : undefined
}
