import { setTimeout as wait } from 'node:timers/promises'

import { recordAudit } from '#audit/audit.store.ts'
import { instantAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Tx } from '#db/db.ts'
import { queueMail } from '#mail/queue-mail.ts'
import { findPerson } from '#people/people.store.ts'
import { findMethods } from '#people/sign-in/account/methods.store.ts'
import type { SignInNeeds } from '#people/sign-in/auth.ts'
import { insertInvitation } from '#people/sign-in/invitations/invitations.store.ts'
import { hashOfKey, newLinkKey } from '#people/sign-in/invitations/link-key.ts'
import { findLoginBy } from '#people/sign-in/logins.store.ts'
import { mayMail } from '#people/sign-in/slow-down/slow-down.ts'
import type { Trust } from '#people/trust.ts'

/** A link to choose another password counts for so many minutes. */
export const forgottenMinutes = 60

/** Every answer takes this long, so that its time says nothing about the address. */
const longEnoughMs = 400

type Asked = {
  readonly trust: Trust
  readonly email: string
  /** The address the request came from, to slow down who asks for many. */
  readonly address: string
  readonly origin: string
}

/**
 * Sends somebody who has forgotten their password a link to choose another. Gives nothing back, and takes
 * the same time, whether or not anybody has the address.
 */
export async function askForPassword(needs: SignInNeeds, asked: Asked): Promise<void> {
  await Promise.all([sendTo(needs, asked), wait(longEnoughMs)])
}

async function sendTo(needs: SignInNeeds, asked: Asked): Promise<void> {
  const { trustId } = asked.trust
  if (!(await mayMail(needs, { ...asked, trustId }))) return
  const at = needs.clock.now()
  await needs.db.transactionFor(trustId, async (tx) => {
    const login = await findLoginBy(tx, asked.email)
    if (!login?.email || !(await findMethods(tx, login.personId)).hasPassword) return
    // Somebody else may have by now what the trust no longer knows as their address.
    const address = (await findPerson(tx, login.personId))?.email
    if (address?.toLowerCase() !== login.email) return
    await send(tx, { ...asked, personId: login.personId, email: login.email, at })
  })
}

async function send(
  tx: Tx,
  { trust, personId, email, origin, at }: Asked & { personId: string; at: Date },
): Promise<void> {
  const [invitationId, key] = [newId(), newLinkKey()]
  const expiresAt = instantAt(at.getTime() + forgottenMinutes * 60_000)
  const kept = { invitationId, personId, email, by: personId, at, expiresAt }
  await insertInvitation(tx, { ...kept, purpose: 'forgotten-password', keyHash: hashOfKey(key) })
  const link = `${origin}/trusts/${trust.slug}/sign-in/new-password/${invitationId}?key=${key}`
  await queueMail(tx, {
    to: { address: email },
    kind: 'forgotten-password',
    subject: 'Choose another password for Houserules',
    text: [
      `Somebody, probably you, said that they have forgotten the password with which you sign in to Houserules for ${trust.name}.`,
      `Open this link to choose another. It counts once, for ${forgottenMinutes} minutes:`,
      link,
      'If it was not you, you need do nothing: your password stays as it is.',
    ].join('\n\n'),
  })
  const subject = { kind: 'person', id: personId }
  await recordAudit(tx, { at, actor: 'anonymous', action: 'password.forgotten', subject })
}
