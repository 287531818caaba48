import type { Tx } from '#db/db.ts'

/** What a person can sign in with. */
export type Methods = {
  readonly hasPassword: boolean
  readonly organisations: readonly ('microsoft' | 'google')[]
  readonly passkeys: readonly Passkey[]
}

/** A passkey as its owner knows it. */
export type Passkey = {
  readonly passkeyId: string
  readonly name: string
  readonly madeAt: Date
  readonly usedAt: Date | null
}

/** See `Methods`. */
export async function findMethods(tx: Tx, personId: string): Promise<Methods> {
  const methods = await tx.query
    .selectFrom('login_method')
    .select('provider')
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .execute()
  const passkeys = await tx.query
    .selectFrom('passkey')
    .select(['id as passkeyId', 'name', 'made_at as madeAt', 'used_at as usedAt'])
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute()
  return {
    hasPassword: methods.some(({ provider }) => provider === 'credential'),
    organisations: methods.flatMap(({ provider }) => (provider === 'credential' ? [] : [provider])),
    passkeys,
  }
}
