import type { Tx } from '#db/db.ts'

/** A key that opens one person's calendar, without the key itself. */
export type CalendarKey = {
  readonly keyId: string
  readonly personId: string
  readonly madeAt: Date
}

/** Keeps the hash of a new key. */
export async function insertCalendarKey(
  tx: Tx,
  { keyId, personId, madeAt, hash }: CalendarKey & { readonly hash: string },
): Promise<void> {
  await tx.query
    .insertInto('calendar_key')
    .values({
      trust_id: tx.trustId,
      key_id: keyId,
      person_id: personId,
      key_hash: hash,
      made_at: madeAt,
    })
    .execute()
}

/** The key with a hash that goes on; those whose account the trust's directory has shut have none. */
export async function findKeyByHash(tx: Tx, hash: string): Promise<CalendarKey | undefined> {
  return keys(tx)
    .where('key_hash', '=', hash)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('scim_user')
            .select('scim_user.person_id')
            .whereRef('scim_user.trust_id', '=', 'calendar_key.trust_id')
            .whereRef('scim_user.person_id', '=', 'calendar_key.person_id')
            .where('is_active', '=', false),
        ),
      ),
    )
    .executeTakeFirst()
}

/** A person's own key that goes on. */
export async function findKeyOf(tx: Tx, personId: string): Promise<CalendarKey | undefined> {
  return keys(tx).where('person_id', '=', personId).executeTakeFirst()
}

/** Every key a person had, ended ones among them, oldest first. */
export async function findKeysOf(
  tx: Tx,
  personId: string,
): Promise<readonly (Omit<CalendarKey, 'personId'> & { readonly endedAt: Date | null })[]> {
  return tx.query
    .selectFrom('calendar_key')
    .select(['key_id as keyId', 'made_at as madeAt', 'ended_at as endedAt'])
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .orderBy('key_id')
    .execute()
}

/** Ends a person's key; gives its id, or undefined where they have none. */
export async function endKeyOf(
  tx: Tx,
  { personId, at }: { readonly personId: string; readonly at: Date },
): Promise<string | undefined> {
  const row = await tx.query
    .updateTable('calendar_key')
    .set({ ended_at: at })
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .returning('key_id')
    .executeTakeFirst()
  return row?.key_id
}

function keys(tx: Tx) {
  return tx.query
    .selectFrom('calendar_key')
    .select([
      'calendar_key.key_id as keyId',
      'calendar_key.person_id as personId',
      'calendar_key.made_at as madeAt',
    ])
    .where('calendar_key.trust_id', '=', tx.trustId)
    .where('calendar_key.ended_at', 'is', null)
}
