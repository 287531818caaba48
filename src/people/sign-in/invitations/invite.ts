import { recordAudit } from '#audit/audit.store.ts'
import { type Clock, instantAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { dayOf } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db, Tx } from '#db/db.ts'
import { oneLine } from '#mail/one-line.ts'
import { queueMail } from '#mail/queue-mail.ts'
import { findPerson } from '#people/people.store.ts'
import { holdsOn, type Person } from '#people/person.ts'
import { findLoginBy } from '#people/sign-in/logins.store.ts'
import type { Trust } from '#people/trust.ts'

import { invitationDays, invitationText, inviterWords } from './invitation-mail.ts'
import { insertInvitation } from './invitations.store.ts'
import { hashOfKey, newLinkKey } from './link-key.ts'

/** Why somebody was not invited. */
export type NotInvited = {
  readonly type:
    | 'no-such-person'
    /** They have no address to be invited at. */
    | 'no-address'
    /** They do not belong to the trust today, or as a pupil only. */
    | 'may-not-sign-in'
    /** Somebody else signs in with the address. */
    | 'address-taken'
}

type Asked = {
  readonly trust: Pick<Trust, 'trustId' | 'slug' | 'name'>
  readonly personId: string
  readonly by: string
  /** Where the link in the mail begins, such as `https://rules.example`. */
  readonly origin: string
}

/**
 * Invites a person by mail to begin to sign in. The link counts once and for seven days; it can be sent
 * again, and also to somebody who lost every way to sign in. Whether `by` may is for the caller to know.
 */
export async function invite(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: Asked,
): Promise<Result<{ readonly email: string }, NotInvited>> {
  const at = clock.now()
  return db.transactionFor(asked.trust.trustId, async (tx) => {
    const person = await findPerson(tx, asked.personId)
    if (!person) return err({ type: 'no-such-person' })
    const email = person.email?.toLowerCase()
    const type = await whyNot(tx, { person, email, at })
    if (type !== undefined || email === undefined) return err({ type: type ?? 'no-address' })
    await send(tx, { ...asked, person, email, at })
    return ok({ email })
  })
}

async function whyNot(
  tx: Tx,
  { person, email, at }: { person: Person; email: string | undefined; at: Date },
): Promise<NotInvited['type'] | undefined> {
  const today = person.stays.filter((stay) => holdsOn(stay, dayOf(at)))
  if (!today.some(({ kind }) => kind !== 'pupil')) return 'may-not-sign-in'
  if (email === undefined) return 'no-address'
  const login = await findLoginBy(tx, email)
  return login && login.personId !== person.personId ? 'address-taken' : undefined
}

async function send(
  tx: Tx,
  { trust, person, by, origin, email, at }: Asked & { person: Person; email: string; at: Date },
): Promise<void> {
  const { personId } = person
  const day = dayOf(at)
  const [invitationId, key] = [newId(), newLinkKey()]
  const expiresAt = instantAt(at.getTime() + invitationDays * 86_400_000)
  const kept = { invitationId, personId, email, by, at, expiresAt, keyHash: hashOfKey(key) }
  await insertInvitation(tx, { ...kept, purpose: 'invitation' })
  const link = `${origin}/trusts/${trust.slug}/invitations/${invitationId}?key=${key}`
  await queueMail(tx, {
    to: { address: email },
    kind: 'invitation',
    subject: `Sign in to Houserules for ${oneLine(trust.name)}`,
    text: invitationText({
      trustName: trust.name,
      inviter: await inviterWords(tx, { by, day }),
      invited: person,
      day,
      link,
    }),
  })
  const subject = { kind: 'person', id: personId }
  await recordAudit(tx, { at, actor: by, action: 'person.invited', subject })
}
