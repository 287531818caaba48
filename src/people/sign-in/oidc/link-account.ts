import { recordAudit } from '#audit/audit.store.ts'
import type { Tx } from '#db/db.ts'
import { ensureLogin } from '#people/sign-in/logins.store.ts'

import { type AccountKey, insertAccount } from './accounts.store.ts'

/** What makes an account stand for a person. */
export type LinkedBy = 'import' | 'invitation' | 'administrator'

/**
 * Makes an account of the organisation stand for a person, with its audit entry; false when it stands
 * for somebody already, whom it then goes on standing for.
 */
export async function linkAccount(
  tx: Tx,
  account: AccountKey,
  link: {
    readonly personId: string
    readonly by: LinkedBy
    readonly at: Date
    readonly actor: string
  },
): Promise<boolean> {
  const { personId, by, at, actor } = link
  await ensureLogin(tx, { personId, at })
  if (!(await insertAccount(tx, account, { personId, at }))) return false
  await recordAudit(tx, {
    at,
    actor,
    action: 'sign-in.linked',
    subject: {
      kind: 'person',
      id: personId,
    },
    facts: {
      provider: account.provider,
      by,
    },
  })
  return true
}
