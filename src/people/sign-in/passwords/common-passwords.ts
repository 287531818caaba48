import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

// Read at the first password that is set; the file says where the list comes from.
let known: ReadonlySet<string> | undefined

/** Whether a password is one of those that are tried first, or one of them with digits put after it. */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase()
  const stem = lower.replace(/[\P{L}]+$/u, '')
  return isListed(lower) || (stem.length >= shortestStem && isListed(stem))
}

/** Words of fewer letters are in the list too, but say little about what comes after them. */
const shortestStem = 4

function isListed(word: string): boolean {
  known ??= read()
  return known.has(createHash('sha256').update(word).digest('hex').slice(0, 10))
}

function read(): ReadonlySet<string> {
  const text = readFileSync(new URL('common-passwords.txt', import.meta.url), 'utf8')
  const lines = text.split('\n').filter((line) => !line.startsWith('#'))
  return new Set(lines.flatMap((line) => line.split(' ')))
}
