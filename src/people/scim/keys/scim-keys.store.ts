import type { Tx } from '#db/db.ts'

import type { ScimKey } from './scim-key.ts'

/** Keeps the hash of a new key. */
export async function insertKey(
  tx: Tx,
  key: Pick<ScimKey, 'keyId' | 'label' | 'madeBy' | 'madeAt'> & { readonly hash: string },
): Promise<void> {
  await tx.query
    .insertInto('scim_key')
    .values({
      trust_id: tx.trustId,
      key_id: key.keyId,
      label: key.label,
      key_hash: key.hash,
      made_by: key.madeBy,
      made_at: key.madeAt,
    })
    .execute()
}

/** The keys of the trust, the latest first. */
export async function findKeys(tx: Tx): Promise<readonly ScimKey[]> {
  const rows = await tx.query
    .selectFrom('scim_key')
    .innerJoin('person', (on) =>
      on
        .onRef('person.trust_id', '=', 'scim_key.trust_id')
        .onRef('person.person_id', '=', 'scim_key.made_by'),
    )
    .select(['key_id', 'label', 'made_by', 'made_at', 'used_at', 'ended_at'])
    .select(['given_name', 'family_name'])
    .where('scim_key.trust_id', '=', tx.trustId)
    .orderBy('key_id', 'desc')
    .execute()
  return rows.map((row) => ({
    keyId: row.key_id,
    label: row.label,
    madeBy: row.made_by,
    madeByName: `${row.given_name} ${row.family_name}`.trim(),
    madeAt: row.made_at,
    usedAt: row.used_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
  }))
}

/** The key with this hash that has not been ended. */
export async function findKeyByHash(
  tx: Tx,
  hash: string,
): Promise<{ readonly keyId: string; readonly usedAt: Date | null } | undefined> {
  return tx.query
    .selectFrom('scim_key')
    .select(['key_id as keyId', 'used_at as usedAt'])
    .where('trust_id', '=', tx.trustId)
    .where('key_hash', '=', hash)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

/** Says when a key was last used. */
export async function touchKey(tx: Tx, keyId: string, at: Date): Promise<void> {
  await tx.query
    .updateTable('scim_key')
    .set({ used_at: at })
    .where('trust_id', '=', tx.trustId)
    .where('key_id', '=', keyId)
    .execute()
}

/** Ends a key; false when there is none of this id that goes on. */
export async function endKeyOf(tx: Tx, keyId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.query
    .updateTable('scim_key')
    .set({ ended_at: at })
    .where('trust_id', '=', tx.trustId)
    .where('key_id', '=', keyId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
