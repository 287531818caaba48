import { expect } from 'vitest'

/** Matches any text that contains these words. */
export function containing(words: string): unknown {
  return expect.stringContaining(words)
}
