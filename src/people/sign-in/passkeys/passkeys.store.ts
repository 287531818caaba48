import { newId } from '#core/ids.ts'
import type { Tx } from '#db/db.ts'

/** A passkey with what it takes to check it. */
export type KeptPasskey = {
  readonly passkeyId: string
  readonly personId: string
  readonly credentialId: string
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly counter: number
}

/** A passkey as its owner knows it. */
export type OwnPasskey = {
  readonly passkeyId: string
  readonly name: string
  readonly credentialId: string
  readonly transports: readonly string[]
}

/** The trust's passkey of this id, held so that nobody else uses it meanwhile. */
export async function holdPasskey(tx: Tx, credentialId: string): Promise<KeptPasskey | undefined> {
  const row = await tx.query
    .selectFrom('passkey')
    .select(['id', 'person_id', 'credential_id', 'public_key', 'counter'])
    .where('trust_id', '=', tx.trustId)
    .where('credential_id', '=', credentialId)
    .forUpdate()
    .executeTakeFirst()
  return (
    row && {
      passkeyId: row.id,
      personId: row.person_id,
      credentialId: row.credential_id,
      publicKey: new Uint8Array(Buffer.from(row.public_key, 'base64url')),
      counter: row.counter,
    }
  )
}

/** The passkeys of a person, the oldest first. */
export async function findPasskeysOf(tx: Tx, personId: string): Promise<readonly OwnPasskey[]> {
  const rows = await tx.query
    .selectFrom('passkey')
    .select(['id as passkeyId', 'name', 'credential_id as credentialId', 'transports'])
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    ...row,
    transports: row.transports === '' ? [] : row.transports.split(','),
  }))
}

/** Keeps a new passkey and gives its id; undefined when the trust has one of that credential. */
export async function insertPasskey(tx: Tx, passkey: NewPasskey): Promise<string | undefined> {
  const made = await tx.query
    .insertInto('passkey')
    .values({
      trust_id: tx.trustId,
      id: newId(),
      person_id: passkey.personId,
      name: passkey.name,
      credential_id: passkey.credentialId,
      public_key: Buffer.from(passkey.publicKey).toString('base64url'),
      counter: passkey.counter,
      transports: passkey.transports.join(','),
      made_at: passkey.madeAt,
    })
    .onConflict((clash) => clash.columns(['trust_id', 'credential_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id
}

type NewPasskey = Omit<KeptPasskey, 'passkeyId'> & {
  readonly name: string
  readonly transports: readonly string[]
  readonly madeAt: Date
}

/** Notes that a passkey was used, and how often its authenticator says it was by now. */
export async function noteUse(
  tx: Tx,
  { passkeyId, counter, at }: { passkeyId: string; counter: number; at: Date },
): Promise<void> {
  await tx.query
    .updateTable('passkey')
    .set({ counter, used_at: at })
    .where('trust_id', '=', tx.trustId)
    .where('id', '=', passkeyId)
    .execute()
}

/** Takes a passkey away. */
export async function deletePasskey(tx: Tx, passkeyId: string): Promise<void> {
  await tx.query
    .deleteFrom('passkey')
    .where('trust_id', '=', tx.trustId)
    .where('id', '=', passkeyId)
    .execute()
}

/** Holds a login, so that what its owner signs in with changes in one place at a time. */
export async function holdLogin(tx: Tx, personId: string): Promise<void> {
  await tx.query
    .selectFrom('login')
    .select('id')
    .where('trust_id', '=', tx.trustId)
    .where('id', '=', personId)
    .forUpdate()
    .execute()
}

/** Whether a person can sign in otherwise than with a passkey: a password, or an organisation that is on. */
export async function hasOtherWay(tx: Tx, personId: string): Promise<boolean> {
  const found = await tx.query
    .selectFrom('login_method as method')
    .leftJoin('sign_in_provider as organisation', (on) =>
      on
        .onRef('organisation.trust_id', '=', 'method.trust_id')
        .onRef('organisation.provider', '=', 'method.provider'),
    )
    .select('method.id')
    .where('method.trust_id', '=', tx.trustId)
    .where('method.person_id', '=', personId)
    .where((or) => or.or([or('method.provider', '=', 'credential'), or('is_on', '=', true)]))
    .executeTakeFirst()
  return found !== undefined
}

/** When a session was opened; undefined when it has ended. */
export async function findOpening(tx: Tx, sessionId: string): Promise<Date | undefined> {
  const row = await tx.query
    .selectFrom('login_session')
    .select('opened_at')
    .where('trust_id', '=', tx.trustId)
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return row?.opened_at
}
