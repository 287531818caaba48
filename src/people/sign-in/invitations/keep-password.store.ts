import { newId } from '#core/ids.ts'
import type { Tx } from '#db/db.ts'

/** Keeps the hash of a person's password, their first or another. They have a login. */
export async function keepPassword(
  tx: Tx,
  { personId, hash, at }: { readonly personId: string; readonly hash: string; readonly at: Date },
): Promise<void> {
  await tx.query
    .insertInto('login_method')
    .values({
      trust_id: tx.trustId,
      id: newId(),
      person_id: personId,
      provider: 'credential',
      account_key: personId,
      password: hash,
      made_at: at,
      changed_at: at,
    })
    .onConflict((clash) =>
      clash
        .columns(['trust_id', 'provider', 'account_key'])
        .doUpdateSet({ password: hash, changed_at: at }),
    )
    .execute()
}

/** Takes a person's password away, if they have one. */
export async function dropPassword(tx: Tx, personId: string): Promise<void> {
  await tx.query
    .deleteFrom('login_method')
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .where('provider', '=', 'credential')
    .execute()
}
