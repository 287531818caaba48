import * as crypto from 'node:crypto'
import { promisify } from 'node:util'

/**
 * What is kept of a password: Argon2id (RFC 9106) as OWASP asks, 19 MiB and two passes; on a Node before
 * 24.7, which lacks it, scrypt (RFC 7914). The text names how it was made (PHC string format), so that
 * the way can be changed and older ones still count.
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = crypto.randomBytes(saltLength)
  const way = hasArgon ? newest : scryptWay
  const hash = await way.hash(password, salt)
  return ['', ...way.name, inText(salt), inText(hash)].join('$')
}

/** Whether a password is the one of which this was kept; false for what was not made here. */
export async function verifyPassword({
  password,
  hash,
}: {
  readonly password: string
  readonly hash: string
}): Promise<boolean> {
  const way = [newest, scryptWay].find(({ name }) => hash.startsWith(`$${name.join('$')}$`))
  const [salt = '', kept = ''] = hash.split('$').slice(-2)
  if (way === undefined || kept === '') return false
  const [now, then] = [await way.hash(password, fromText(salt)), fromText(kept)]
  return now.length === then.length && crypto.timingSafeEqual(now, then)
}

type Way = {
  readonly name: readonly string[]
  readonly hash: (password: string, salt: Buffer) => Promise<Buffer>
}

const saltLength = 16
const hashLength = 32
const hasArgon = 'argon2' in crypto

const newest: Way = {
  name: ['argon2id', 'v=19', 'm=19456,t=2,p=1'],
  hash: (password, salt) => {
    const asked = {
      message: Buffer.from(password),
      nonce: salt,
      parallelism: 1,
      tagLength: hashLength,
    }
    return promisify(crypto.argon2)('argon2id', { ...asked, memory: 19_456, passes: 2 })
  },
}

const scryptWay: Way = {
  name: ['scrypt', 'ln=15,r=8,p=3'],
  hash: (password, salt) =>
    new Promise((resolve, reject) => {
      const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 }
      crypto.scrypt(password, salt, hashLength, cost, (error, hash) =>
        error ? reject(error) : resolve(hash),
      )
    }),
}

function inText(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}

function fromText(text: string): Buffer {
  return Buffer.from(text, 'base64')
}
