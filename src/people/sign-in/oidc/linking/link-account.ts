import { recordAudit } from '#audit/audit.store.ts'
import type { Tx } from '#db/db.ts'
import { queueMail } from '#mail/queue-mail.ts'
import { ensureLogin, findLogin } from '#people/sign-in/logins.store.ts'

import { providerWords } from '#people/sign-in/oidc/provider.ts'
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
  const signedInBefore = (await findLogin(tx, personId)) !== undefined
  await ensureLogin(tx, { personId, at })
  if (!(await insertAccount(tx, account, { personId, at }))) return false
  if (by === 'administrator' || signedInBefore) await tellOwner(tx, account, { personId, by })
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

/**
 * Nobody is given another's place in silence: the person hears of it at the address they sign in with,
 * which an administrator does not change, or at the one the trust has.
 */
async function tellOwner(
  tx: Tx,
  { provider }: AccountKey,
  { personId, by }: { readonly personId: string; readonly by: LinkedBy },
): Promise<void> {
  const name = providerWords[provider]
  const address = (await findLogin(tx, personId))?.email
  await queueMail(tx, {
    to: address === undefined ? { personId } : { address },
    kind: 'account-linked',
    subject: `A ${name} account was linked to you`,
    text: [
      `${saidBy[by]} that a ${name} account is yours. Whoever signs in with that account is now taken for you.`,
      'If you did not ask for this, tell your headteacher or data protection officer at once. Do not reply to this message.',
    ].join('\n\n'),
  })
}

const saidBy: Readonly<Record<LinkedBy, string>> = {
  administrator: 'A system administrator of your trust has said',
  import: 'The records of your trust say',
  invitation: 'An invitation in your name was accepted, which says',
}
