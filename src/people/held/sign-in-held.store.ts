import type { Tx } from '#db/db.ts'

/**
 * What is held so that a person can sign in, without anything that would let somebody else in: no
 * password, secret, code or token. Undefined times are left out of what is written as JSON.
 */
export async function findSignInHeld(tx: Tx, personId: string) {
  const login = await tx.query
    .selectFrom('login')
    .select(['email', 'has_second_factor as hasSecondFactor', 'made_at as madeAt'])
    .where('trust_id', '=', tx.trustId)
    .where('id', '=', personId)
    .executeTakeFirst()
  return {
    login,
    methods: await findMethods(tx, personId),
    passkeys: await findPasskeys(tx, personId),
    sessions: await findSessions(tx, personId),
    invitations: await findInvitations(tx, personId),
  }
}

async function findMethods(tx: Tx, personId: string) {
  const rows = await tx.query
    .selectFrom('login_method')
    .select(['provider', 'account_key', 'made_at as madeAt', 'changed_at as changedAt'])
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .orderBy('made_at')
    .execute()
  // The key of a password is the person's own id; that of an organisation is how it knows them.
  return rows.map(({ account_key: accountKey, ...method }) =>
    method.provider === 'credential' ? method : { ...method, accountKey },
  )
}

async function findPasskeys(tx: Tx, personId: string) {
  return tx.query
    .selectFrom('passkey')
    .select(['name', 'made_at as madeAt', 'used_at as usedAt'])
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .orderBy('made_at')
    .execute()
}

async function findSessions(tx: Tx, personId: string) {
  return tx.query
    .selectFrom('login_session')
    .select(['way', 'browser', 'opened_at as openedAt', 'seen_at as seenAt'])
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .orderBy('opened_at')
    .execute()
}

async function findInvitations(tx: Tx, personId: string) {
  return tx.query
    .selectFrom('invitation')
    .select(['email', 'invited_by as invitedBy', 'made_at as madeAt'])
    .select(['expires_at as expiresAt', 'used_at as usedAt'])
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .orderBy('made_at')
    .execute()
}
