import type { Tx } from '#db/db.ts'
import { findSecondFactor } from '#people/sign-in/second-factor/second-factor.store.ts'

/**
 * Whether a session is weaker than its owner could sign in: they have a passkey, a working app or an
 * organisation that asks for a second factor, and came without. Such a session must not change any of
 * these, or a password alone would be worth as much as they are. Whoever was invited again has lost them.
 */
export async function couldBeStronger(tx: Tx, sessionId: string): Promise<boolean> {
  const weak = await tx.query
    .selectFrom('login_session')
    .select('person_id')
    .where('trust_id', '=', tx.trustId)
    .where('id', '=', sessionId)
    .where('strong', '=', false)
    .where('way', '!=', 'invitation')
    .executeTakeFirst()
  return weak !== undefined && hasStrongWay(tx, weak.person_id)
}

async function hasStrongWay(tx: Tx, personId: string): Promise<boolean> {
  if ((await findSecondFactor(tx, personId))?.verified === true) return true
  const passkey = await tx.query
    .selectFrom('passkey')
    .select('id')
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return passkey !== undefined || hasStrongOrganisation(tx, personId)
}

async function hasStrongOrganisation(tx: Tx, personId: string): Promise<boolean> {
  const found = await tx.query
    .selectFrom('login_method as method')
    .innerJoin('sign_in_provider as organisation', (on) =>
      on
        .onRef('organisation.trust_id', '=', 'method.trust_id')
        .onRef('organisation.provider', '=', 'method.provider'),
    )
    .select('method.id')
    .where('method.trust_id', '=', tx.trustId)
    .where('method.person_id', '=', personId)
    .where('is_on', '=', true)
    .where('enforces_second_factor', '=', true)
    .executeTakeFirst()
  return found !== undefined
}
