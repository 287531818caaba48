import { recordAudit } from '#audit/audit.store.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Tx } from '#db/db.ts'
import { queueMail } from '#mail/queue-mail.ts'
import type { Role } from '#people/roles/role.ts'
import { findHoldingsOn } from '#people/roles/roles.store.ts'
import type { SignInNeeds } from '#people/sign-in/auth.ts'
import { hashOfKey } from '#people/sign-in/invitations/link-key.ts'
import type { Trust } from '#people/trust.ts'

import { isOpen, takeBreakGlass } from './break-glass.store.ts'

/** What is in the link. */
export type WayIn = { readonly breakGlassId: string; readonly key: string }

/** Those who are told at once that somebody came in. */
const toldRoles: readonly Role[] = [
  'system-administrator',
  'trust-dpo',
  'headteacher',
  'executive-headteacher',
]

/** Whether the link still lets somebody in. */
export async function wayInIsOpen(
  { db, clock }: Pick<SignInNeeds, 'db' | 'clock'>,
  trustId: string,
  wayIn: WayIn,
): Promise<boolean> {
  return db.transactionFor(trustId, (tx) => isOpen(tx, shownBy(wayIn, clock.now())))
}

/**
 * Uses the way in and gives the person to open a session for; undefined when it is shut. The record says
 * so and everybody in charge gets mail, in the same transaction.
 */
export async function comeIn(
  { db, clock }: Pick<SignInNeeds, 'db' | 'clock'>,
  { trust, wayIn }: { readonly trust: Trust; readonly wayIn: WayIn },
): Promise<string | undefined> {
  const at = clock.now()
  return db.transactionFor(trust.trustId, async (tx) => {
    const personId = await takeBreakGlass(tx, shownBy(wayIn, at))
    if (personId === undefined) return undefined
    await tellThoseInCharge(tx, { trust, personId, at })
    const subject = { kind: 'person', id: personId }
    await recordAudit(tx, { at, actor: personId, action: 'break-glass.used', subject })
    return personId
  })
}

async function tellThoseInCharge(
  tx: Tx,
  { trust, personId, at }: { trust: Trust; personId: string; at: Date },
): Promise<void> {
  const held = await findHoldingsOn(tx, dayOf(at))
  const inCharge = held.filter((holding) => toldRoles.includes(holding.role))
  const people = new Set(inCharge.map((holding) => holding.personId))
  people.delete(personId)
  for (const each of people) {
    await queueMail(tx, {
      to: { personId: each },
      kind: 'break-glass',
      subject: 'Somebody used the way in for emergencies',
      text: [
        `Somebody signed in to Houserules for ${trust.name} as its emergency administrator. This is meant for when nobody else can sign in, and can only be begun by whoever runs the server.`,
        'Ask whoever that is why it was needed. What they do is in the audit log, under the name “Emergency administrator”. They are signed out after an hour at most.',
      ].join('\n\n'),
    })
  }
}

function shownBy({ breakGlassId, key }: WayIn, at: Date) {
  return { breakGlassId, keyHash: hashOfKey(key), at }
}
