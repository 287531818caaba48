import type { Tx } from '#db/db.ts'

/** Keeps a way in for emergencies; one that was made before and never used is worth nothing then. */
export async function insertBreakGlass(
  tx: Tx,
  made: {
    readonly breakGlassId: string
    readonly personId: string
    readonly keyHash: string
    readonly at: Date
    readonly expiresAt: Date
  },
): Promise<void> {
  await tx.query
    .deleteFrom('break_glass')
    .where('trust_id', '=', tx.trustId)
    .where('used_at', 'is', null)
    .execute()
  await tx.query
    .insertInto('break_glass')
    .values({
      trust_id: tx.trustId,
      break_glass_id: made.breakGlassId,
      person_id: made.personId,
      token_hash: made.keyHash,
      made_at: made.at,
      expires_at: made.expiresAt,
    })
    .execute()
}

type Shown = { readonly breakGlassId: string; readonly keyHash: string; readonly at: Date }

/** Whether a link still lets somebody in; looking uses nothing up. */
export async function isOpen(tx: Tx, shown: Shown): Promise<boolean> {
  return (await open(tx, shown).executeTakeFirst()) !== undefined
}

/** Uses a link up and gives who comes in by it: whoever comes second finds nothing. */
export async function takeBreakGlass(tx: Tx, shown: Shown): Promise<string | undefined> {
  const row = await open(tx, shown).forUpdate().executeTakeFirst()
  if (!row) return undefined
  await tx.query
    .updateTable('break_glass')
    .set({ used_at: shown.at })
    .where('trust_id', '=', tx.trustId)
    .where('break_glass_id', '=', shown.breakGlassId)
    .execute()
  return row.person_id
}

function open(tx: Tx, { breakGlassId, keyHash, at }: Shown) {
  return tx.query
    .selectFrom('break_glass')
    .select('person_id')
    .where('trust_id', '=', tx.trustId)
    .where('break_glass_id', '=', breakGlassId)
    .where('token_hash', '=', keyHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
}

/** The person that stood for whoever came in by this way the last time. */
export async function findEmergencyPerson(tx: Tx): Promise<string | undefined> {
  const row = await tx.query
    .selectFrom('break_glass')
    .select('person_id')
    .where('trust_id', '=', tx.trustId)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.person_id
}
