import type { Tx } from '#db/db.ts'

/**
 * Makes sure that a person has a login, with the address they sign in with if there is one. A login that
 * has an address keeps it.
 */
export async function ensureLogin(
  tx: Tx,
  { personId, email, at }: { personId: string; email?: string | undefined; at: Date },
): Promise<void> {
  await tx.query
    .insertInto('login')
    .values({
      trust_id: tx.trustId,
      id: personId,
      email: email?.toLowerCase() ?? null,
      email_verified: email !== undefined,
      made_at: at,
      changed_at: at,
    })
    .onConflict((clash) => clash.columns(['trust_id', 'id']).doNothing())
    .execute()
}
