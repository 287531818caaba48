import { instantAt } from '#core/clock.ts'

/** Wrong guesses of one kind: how many count still, since when, and until when the next has to wait. */
export type Guesses = {
  readonly failures: number
  readonly countedAt: Date
  readonly waitUntil: Date
}

/** How guessing is slowed down. Nothing is ever locked for good: a wait ends, and has a longest length. */
export type Limit = {
  /** So many failures cost no time. */
  readonly free: number
  /** The first wait in seconds; each further failure doubles it, */
  readonly firstWait: number
  /** up to this. */
  readonly longestWait: number
  /** One failure is forgotten after so many seconds. */
  readonly forgetAfter: number
}

/**
 * The limits. `login`: guesses for one login from browsers it never used. `browser`: from a browser that
 * signed in to it before, so that strangers who guess do not keep its owner out. `address`: from one
 * address, behind which a whole school may be; it never waits long, and its known browsers never. `mail`:
 * how often one address is sent a mail about a forgotten password.
 */
export const limits = {
  login: { free: 10, firstWait: 30, longestWait: 900, forgetAfter: 3600 },
  browser: { free: 10, firstWait: 30, longestWait: 900, forgetAfter: 3600 },
  address: { free: 100, firstWait: 1, longestWait: 15, forgetAfter: 6 },
  mail: { free: 3, firstWait: 300, longestWait: 3600, forgetAfter: 3600 },
} as const satisfies Record<string, Limit>

/** How the guesses stand after one more that failed. */
export function afterFailure(before: Guesses | undefined, limit: Limit, now: Date): Guesses {
  const failures = stillCounted(before, limit, now) + 1
  const beyond = failures - limit.free
  if (beyond <= 0) return { failures, countedAt: now, waitUntil: longAgo }
  const wait = Math.min(limit.longestWait, limit.firstWait * 2 ** Math.min(beyond - 1, 30))
  return { failures, countedAt: now, waitUntil: instantAt(now.getTime() + wait * 1000) }
}

/** Until when nobody waits. Not the time of the guess: the clocks of two processes differ a little. */
export const longAgo: Date = instantAt(0)

function stillCounted(before: Guesses | undefined, limit: Limit, now: Date): number {
  if (!before) return 0
  const seconds = (now.getTime() - before.countedAt.getTime()) / 1000
  return Math.max(0, before.failures - Math.floor(Math.max(0, seconds) / limit.forgetAfter))
}
