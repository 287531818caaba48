import { sql } from 'kysely'

import type { Tx } from '#db/db.ts'

/** What a link in a mail is for. */
export type Purpose = 'invitation' | 'forgotten-password'

/** An invitation to begin to sign in, or to choose another password. */
export type Invitation = {
  readonly invitationId: string
  readonly personId: string
  readonly email: string
}

/** Keeps an invitation; those the person had before are worth nothing then. */
export async function insertInvitation(
  tx: Tx,
  invitation: Invitation & {
    readonly purpose: Purpose
    readonly keyHash: string
    readonly by: string
    readonly at: Date
    readonly expiresAt: Date
  },
): Promise<void> {
  const { invitationId, personId, purpose, email, keyHash, by, at, expiresAt } = invitation
  await tx.query
    .deleteFrom('invitation')
    .where('trust_id', '=', tx.trustId)
    .where('person_id', '=', personId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .execute()
  await tx.query
    .insertInto('invitation')
    .values({
      trust_id: tx.trustId,
      invitation_id: invitationId,
      person_id: personId,
      purpose,
      email,
      token_hash: keyHash,
      invited_by: by,
      made_at: at,
      expires_at: expiresAt,
    })
    .execute()
}

type Shown = {
  readonly invitationId: string
  /** An invitation when left out. */
  readonly purpose?: Purpose
  readonly keyHash: string
  readonly at: Date
}

/** The invitation of a link that still counts. */
export async function findInvitation(tx: Tx, shown: Shown): Promise<Invitation | undefined> {
  return valid(tx, shown).executeTakeFirst()
}

/** Uses an invitation up and gives it: whoever comes second finds none. */
export async function takeInvitation(tx: Tx, shown: Shown): Promise<Invitation | undefined> {
  const invitation = await valid(tx, shown).forUpdate().executeTakeFirst()
  if (!invitation) return undefined
  await tx.query
    .updateTable('invitation')
    .set({ used_at: shown.at })
    .where('trust_id', '=', tx.trustId)
    .where('invitation_id', '=', invitation.invitationId)
    .execute()
  return invitation
}

/** A link counts as long as the person has the address it was sent to. */
function valid(tx: Tx, { invitationId, purpose = 'invitation', keyHash, at }: Shown) {
  return tx.query
    .selectFrom('invitation')
    .select(['invitation_id as invitationId', 'person_id as personId', 'email'])
    .where('trust_id', '=', tx.trustId)
    .where('invitation_id', '=', invitationId)
    .where('purpose', '=', purpose)
    .where('token_hash', '=', keyHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .where(isTheirs)
}

const isTheirs = sql<boolean>`exists (
  select from person
  where person.trust_id = invitation.trust_id and person.person_id = invitation.person_id
    and lower(person.email) = invitation.email
)`
