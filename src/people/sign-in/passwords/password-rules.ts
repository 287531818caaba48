import { isCommonPassword } from './common-passwords.ts'

/** The fewest characters of a password. */
export const shortestPassword = 12

/** The most characters of a password; far beyond 128, so that whole sentences fit. */
export const longestPassword = 512

/** Why a password cannot be used. There are no rules about kinds of characters (ASVS 5.0, 6.2.5). */
export type PasswordProblem = 'missing' | 'too-short' | 'too-long' | 'common' | 'own-words'

/** So many characters have to be left when the words that everyone can know are taken away. */
const leastLeft = 8

/** So many different characters have to be in it. */
const leastDifferent = 5

/**
 * What stands against a password, first of all its length. `ownWords` are the names of the person, the
 * schools and the trust, which somebody who guesses tries first (ASVS 5.0, 6.2.11).
 */
export function passwordProblem(
  password: string,
  ownWords: readonly string[],
): PasswordProblem | undefined {
  const { length } = Array.from(password)
  if (length === 0) return 'missing'
  if (length < shortestPassword) return 'too-short'
  if (length > longestPassword) return 'too-long'
  if (new Set(password).size < leastDifferent || isCommonPassword(password)) return 'common'
  return withoutWords(password, ownWords).length < leastLeft ? 'own-words' : undefined
}

function withoutWords(password: string, ownWords: readonly string[]): string {
  const words = ownWords
    .flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= 3)
    .toSorted((one, other) => other.length - one.length)
  const bare = password.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  return words.reduce((left, word) => left.replaceAll(word, ''), bare)
}
