import type { Tx } from '#db/db.ts'

import { afterFailure, type Guesses, type Limit, longAgo } from './limits.ts'

/** What is counted: a key nobody can read anything from, and how it is slowed down. */
export type Counted = { readonly key: string; readonly limit: Limit }

/**
 * Counts one guess as wrong before it is looked at, so that guesses made at the same time count too, and
 * gives undefined; or, where one has to wait, until when, and counts nothing.
 */
export async function takeGuess(
  tx: Tx,
  counted: readonly Counted[],
  now: Date,
): Promise<Date | undefined> {
  const held = new Map<string, Guesses>()
  // In one order, so that two guesses never wait for each other.
  for (const { key } of inOrder(counted)) held.set(key, await lock(tx, key, now))
  const waits = [...held.values()].map(({ waitUntil }) => waitUntil).filter((until) => until > now)
  const longest = waits.toSorted((one, other) => other.getTime() - one.getTime())[0]
  if (longest !== undefined) return longest
  for (const { key, limit } of counted) await put(tx, key, afterFailure(held.get(key), limit, now))
  return undefined
}

/** Takes back what was counted for a guess that was right; with `all`, everything counted before it too. */
export async function forgive(
  tx: Tx,
  counted: readonly (Counted & { readonly all: boolean })[],
): Promise<void> {
  for (const { key, all } of inOrder(counted)) {
    await tx.query
      .updateTable('sign_in_guess')
      .set((set) => ({
        failures: all ? 0 : set.fn<number>('greatest', [set('failures', '-', 1), set.lit(0)]),
      }))
      .where('trust_id', '=', tx.trustId)
      .where('guess_key', '=', key)
      .execute()
  }
}

/** Takes away what has counted for nothing for long. */
export async function sweepGuesses(tx: Tx, before: Date): Promise<void> {
  await tx.query
    .deleteFrom('sign_in_guess')
    .where('trust_id', '=', tx.trustId)
    .where('counted_at', '<', before)
    .execute()
}

function inOrder<T extends { readonly key: string }>(counted: readonly T[]): readonly T[] {
  return counted.toSorted((one, other) => (one.key < other.key ? -1 : 1))
}

async function lock(tx: Tx, key: string, now: Date): Promise<Guesses> {
  const none = { failures: 0, counted_at: now, wait_until: longAgo }
  await tx.query
    .insertInto('sign_in_guess')
    .values({ trust_id: tx.trustId, guess_key: key, ...none })
    .onConflict((clash) => clash.doNothing())
    .execute()
  const row = await tx.query
    .selectFrom('sign_in_guess')
    .select(['failures', 'counted_at', 'wait_until'])
    .where('trust_id', '=', tx.trustId)
    .where('guess_key', '=', key)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { failures: row.failures, countedAt: row.counted_at, waitUntil: row.wait_until }
}

async function put(tx: Tx, key: string, guesses: Guesses): Promise<void> {
  await tx.query
    .updateTable('sign_in_guess')
    .set({
      failures: guesses.failures,
      counted_at: guesses.countedAt,
      wait_until: guesses.waitUntil,
    })
    .where('trust_id', '=', tx.trustId)
    .where('guess_key', '=', key)
    .execute()
}
