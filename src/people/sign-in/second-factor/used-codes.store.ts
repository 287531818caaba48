import type { Tx } from '#db/db.ts'

/**
 * Takes a code for a person, so that nobody can use it again while it would still be right; false when
 * somebody did. Codes that have long been worth nothing are cleared.
 */
export async function takeCode(
  tx: Tx,
  { personId, codeHash, now, since }: Taking,
): Promise<boolean> {
  await tx.query
    .deleteFrom('used_code')
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .where('used_at', '<', since)
    .execute()
  const { numInsertedOrUpdatedRows } = await tx.query
    .insertInto('used_code')
    .values({ trust_id: tx.trustId, person_id: personId, code_hash: codeHash, used_at: now })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

type Taking = {
  readonly personId: string
  readonly codeHash: string
  readonly now: Date
  /** Codes taken before this can no longer be right. */
  readonly since: Date
}
