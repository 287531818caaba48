import { recordAudit } from '#audit/audit.store.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Tx } from '#db/db.ts'
import type { SignInNeeds } from '#people/sign-in/auth.ts'
import { endOwnSessions } from '#people/sign-in/sessions/sessions.store.ts'

import type { Owner } from './begin-adding.ts'
import {
  deletePasskey,
  findPasskeysOf,
  hasOtherWay,
  holdLogin,
  type OwnPasskey,
} from './passkeys.store.ts'
import { isRecent } from './recent-sign-in.ts'
import { tellOwner } from './tell-owner.ts'

/** Why a passkey stays: it is not theirs or gone, the last way in, or they signed in too long ago. */
export type NotRemoved =
  | { readonly type: 'not-there' }
  | { readonly type: 'last-way' | 'not-recent'; readonly name: string }

type Asked = Owner & { readonly passkeyId: string }

/** Whether somebody may remove a passkey of theirs now, and which it is. */
export async function mayRemove(
  tx: Tx,
  { personId, sessionId, passkeyId }: Asked,
  now: Date,
): Promise<Result<OwnPasskey, NotRemoved>> {
  const all = await findPasskeysOf(tx, personId)
  const passkey = all.find((one) => one.passkeyId === passkeyId)
  if (!passkey) return err({ type: 'not-there' })
  const { name } = passkey
  if (!(await isRecent(tx, sessionId, now))) return err({ type: 'not-recent', name })
  const hasAnother = all.length > 1 || (await hasOtherWay(tx, personId))
  return hasAnother ? ok(passkey) : err({ type: 'last-way', name })
}

/** Removes a passkey of one's own, and ends one's other sessions if asked to. */
export async function removePasskey(
  { db, clock }: Pick<SignInNeeds, 'db' | 'clock'>,
  asked: Asked & { readonly endOthers: boolean },
): Promise<Result<undefined, NotRemoved>> {
  const { trustId, personId, sessionId, passkeyId } = asked
  const at = clock.now()
  return db.transactionFor(trustId, async (tx) => {
    await holdLogin(tx, personId)
    const may = await mayRemove(tx, asked, at)
    if (!may.ok) return may
    await deletePasskey(tx, passkeyId)
    if (asked.endOthers) await endOwnSessions(tx, { personId, at, allBut: sessionId })
    await tellOwner(tx, { personId, done: 'removed', name: may.value.name })
    const subject = { kind: 'person', id: personId }
    const facts = { passkeyId }
    await recordAudit(tx, { at, actor: personId, action: 'passkey.removed', subject, facts })
    return ok(undefined)
  })
}
