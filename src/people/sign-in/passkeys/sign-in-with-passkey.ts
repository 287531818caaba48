import { recordAudit } from '#audit/audit.store.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Tx } from '#db/db.ts'
import type { SignInNeeds } from '#people/sign-in/auth.ts'
import type { AuthOf, TrustHere } from '#people/sign-in/open-auth.ts'
import { openSession } from '#people/sign-in/open-session.ts'

import { readTicket } from '#people/sign-in/passkeys/ceremony/challenge-ticket.ts'
import { checkPasskey, type Shown } from '#people/sign-in/passkeys/ceremony/check-passkey.ts'
import type { PasskeyPlace } from './passkey-place.ts'
import { holdPasskey, noteUse } from './passkeys.store.ts'
import { readShownPasskey } from '#people/sign-in/passkeys/ceremony/read-response.ts'
import { spendChallenge } from '#people/sign-in/passkeys/ceremony/spent-challenges.store.ts'
import { userHandleOf } from '#people/sign-in/passkeys/ceremony/user-handle.ts'

type Asked = {
  readonly trust: TrustHere
  readonly place: PasskeyPlace
  /** The browser that was given the ticket. */
  readonly boundTo: string
  readonly ticket: string
  readonly response: string
  readonly userAgent?: string | undefined
}

/** A passkey did not let anyone in; nobody is told why. */
export type RefusedPasskey = { readonly type: 'passkey-refused' }

const refused = err<RefusedPasskey>({ type: 'passkey-refused' })

/**
 * Signs in with a passkey of the trust and gives what the session's cookie holds. Whose it is comes from
 * the passkey alone. Whether they may come in today is seen at the next step, as with every session.
 */
export async function signInWithPasskey(
  needs: SignInNeeds & { readonly authOf: AuthOf },
  asked: Asked,
): Promise<Result<string, RefusedPasskey>> {
  const { trust, boundTo, userAgent } = asked
  const who = {
    secret: needs.secret,
    trustId: trust.trustId,
    ceremony: 'sign-in',
    boundTo,
  } as const
  const challenge = readTicket(who, asked.ticket, needs.clock.now())
  const shown = readShownPasskey(asked.response)
  if (!challenge || !shown) return refused
  const personId = await needs.db.transactionFor(trust.trustId, (tx) =>
    ownerOf(tx, needs, { shown, challenge, place: asked.place }),
  )
  if (personId === undefined) return refused
  const opening = { personId, way: 'passkey', strong: true, userAgent } as const
  return ok(await openSession(needs.authOf, trust, opening))
}

/** Whose passkey was used, when everything about it is right; notes the use, or why it was refused. */
async function ownerOf(
  tx: Tx,
  { clock, secret }: SignInNeeds,
  shown: Shown,
): Promise<string | undefined> {
  const passkey = await holdPasskey(tx, shown.shown.id)
  if (!passkey) return undefined
  const { passkeyId, personId } = passkey
  const [at, subject] = [clock.now(), { kind: 'person', id: personId }]
  const handle = userHandleOf(secret, { trustId: tx.trustId, personId })
  const checked = (await spendChallenge(tx, shown.challenge, at))
    ? await checkPasskey(passkey, shown, handle)
    : err('challenge-spent')
  if (!checked.ok) {
    const facts = { passkeyId, because: checked.error }
    await recordAudit(tx, { at, actor: 'anonymous', action: 'passkey.refused', subject, facts })
    return undefined
  }
  await noteUse(tx, { passkeyId, counter: checked.value, at })
  const used = { at, actor: personId, action: 'passkey.used', subject, facts: { passkeyId } }
  await recordAudit(tx, used)
  return personId
}
