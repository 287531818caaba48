import type { Tx } from '#db/db.ts'

/** A person's authenticator app: its encrypted secret, and whether they have shown that it works. */
export async function findSecondFactor(
  tx: Tx,
  personId: string,
): Promise<{ readonly secret: string; readonly verified: boolean } | undefined> {
  return tx.query
    .selectFrom('second_factor')
    .select(['secret', 'verified'])
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
}

/** Takes a person's authenticator app away. */
export async function dropSecondFactor(tx: Tx, personId: string): Promise<void> {
  await tx.query
    .deleteFrom('second_factor')
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .execute()
  await tx.query
    .updateTable('login')
    .set({ has_second_factor: false })
    .where('trust_id', '=', tx.trustId)
    .where('id', '=', personId)
    .execute()
}
