import { createHash } from 'node:crypto'

import type { Tx } from '#db/db.ts'

import type { Challenge } from './challenge-ticket.ts'

/** Spends a challenge; false when it was spent before. Those that have run out are cleared. */
export async function spendChallenge(
  tx: Tx,
  { challenge, expiresAt }: Challenge,
  now: Date,
): Promise<boolean> {
  await tx.query
    .deleteFrom('spent_challenge')
    .where('trust_id', '=', tx.trustId)
    .where('expires_at', '<', now)
    .execute()
  const challengeHash = createHash('sha256').update(challenge).digest('hex')
  const { numInsertedOrUpdatedRows } = await tx.query
    .insertInto('spent_challenge')
    .values({ trust_id: tx.trustId, challenge_hash: challengeHash, expires_at: expiresAt })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
