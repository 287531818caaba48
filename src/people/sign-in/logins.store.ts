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

/** A login, by the person's id. */
export type Login = {
  readonly personId: string
  readonly email: string | undefined
  readonly hasSecondFactor: boolean
}

/** The login with this address. */
export async function findLoginBy(tx: Tx, email: string): Promise<Login | undefined> {
  return fromRow(await logins(tx).where('email', '=', email.toLowerCase()).executeTakeFirst())
}

/** The login of a person. */
export async function findLogin(tx: Tx, personId: string): Promise<Login | undefined> {
  return fromRow(await logins(tx).where('id', '=', personId).executeTakeFirst())
}

function logins(tx: Tx) {
  return tx.query
    .selectFrom('login')
    .select(['id', 'email', 'has_second_factor'])
    .where('trust_id', '=', tx.trustId)
}

function fromRow(
  row: { id: string; email: string | null; has_second_factor: boolean } | undefined,
): Login | undefined {
  return (
    row && {
      personId: row.id,
      email: row.email ?? undefined,
      hasSecondFactor: row.has_second_factor,
    }
  )
}

/** Makes sure that a person has a login, with this address to sign in with. */
export async function setAddress(
  tx: Tx,
  { personId, email, at }: { personId: string; email: string; at: Date },
): Promise<void> {
  await ensureLogin(tx, { personId, email, at })
  await tx.query
    .updateTable('login')
    .set({ email, email_verified: true, changed_at: at })
    .where('trust_id', '=', tx.trustId)
    .where('id', '=', personId)
    .execute()
}
