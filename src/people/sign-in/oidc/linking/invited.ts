import { recordAudit } from '#audit/audit.store.ts'
import { isId } from '#core/ids.ts'
import type { Tx } from '#db/db.ts'
import { findInvitation, takeInvitation } from '#people/sign-in/invitations/invitations.store.ts'
import { hashOfKey } from '#people/sign-in/invitations/link-key.ts'

import type { Account } from '#people/sign-in/oidc/account.ts'

/** An invitation as an attempt keeps it: its id, and its secret hashed. */
export function invitationKept(id: string, key: string): string | undefined {
  return isId(id) && key !== '' ? `${id}/${hashOfKey(key)}` : undefined
}

type Shown = { readonly kept: string; readonly at: Date }

/** The person whose invitation this is, while it still counts; looking uses nothing up. */
export async function personInvited(tx: Tx, shown: Shown): Promise<string | undefined> {
  return (await findInvitation(tx, linkOf(shown)))?.personId
}

/** Uses an invitation up that was accepted with an account; with its audit entry. */
export async function acceptWith(
  tx: Tx,
  shown: Shown & { readonly provider: Account['provider'] },
): Promise<void> {
  const taken = await takeInvitation(tx, linkOf(shown))
  if (!taken) throw new Error('an invitation went away in the middle of a transaction')
  await recordAudit(tx, {
    at: shown.at,
    actor: taken.personId,
    action: 'invitation.accepted',
    subject: { kind: 'person', id: taken.personId },
    facts: { with: shown.provider },
  })
}

function linkOf({ kept, at }: Shown) {
  const [invitationId = '', keyHash = ''] = kept.split('/')
  return { invitationId, keyHash, at, purpose: 'invitation' } as const
}
