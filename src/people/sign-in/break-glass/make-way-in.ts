import { recordAudit } from '#audit/audit.store.ts'
import { type Clock, instantAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { addDays, dayOf } from '#core/iso-day.ts'
import type { Db, Tx } from '#db/db.ts'
import { appendHistory } from '#people/history.store.ts'
import { findPerson, insertPerson, insertStays } from '#people/people.store.ts'
import { holdsOn, type Person } from '#people/person.ts'
import { keepHolding } from '#people/roles/keep-holding.ts'
import { findHoldingsOf } from '#people/roles/roles.store.ts'
import { hashOfKey, newLinkKey } from '#people/sign-in/invitations/link-key.ts'
import { ensureLogin } from '#people/sign-in/logins.store.ts'
import type { Trust } from '#people/trust.ts'

import { findEmergencyPerson, insertBreakGlass } from './break-glass.store.ts'

/** The way in is open for so many minutes. */
export const wayInMinutes = 15

/** Who comes in by it: nobody's own name, so that the record shows what it was. */
const names = { givenName: 'Emergency', familyName: 'administrator' } as const

const by = 'break-glass'

/**
 * Makes a way in for when nobody can sign in: a link that counts once, for a quarter of an hour, and lets
 * in a person of its own who is system administrator until the end of the next day. Gives the path of
 * the link. Only for commands run at the machine itself.
 */
export async function makeWayIn(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  { trustId, slug }: Pick<Trust, 'trustId' | 'slug'>,
): Promise<string> {
  const at = clock.now()
  const [breakGlassId, key] = [newId(), newLinkKey()]
  await db.transactionFor(trustId, async (tx) => {
    const personId = await emergencyPerson(tx, at)
    await ensureLogin(tx, { personId, at })
    await makeAdministrator(tx, personId, at)
    const expiresAt = instantAt(at.getTime() + wayInMinutes * 60_000)
    const made = { breakGlassId, personId, at, expiresAt, keyHash: hashOfKey(key) }
    await insertBreakGlass(tx, made)
    const subject = { kind: 'person', id: personId }
    await recordAudit(tx, { at, actor: by, action: 'break-glass.made', subject })
  })
  return `/trusts/${slug}/sign-in/emergency/${breakGlassId}?key=${key}`
}

async function emergencyPerson(tx: Tx, at: Date): Promise<string> {
  const day = dayOf(at)
  const stay = { kind: 'contractor', from: day, until: addDays(day, 2) } as const
  const known = await findEmergencyPerson(tx)
  const held = known === undefined ? undefined : await findPerson(tx, known)
  if (held?.stays.some((one) => holdsOn(one, day))) return held.personId
  const person: Person = held
    ? { ...held, stays: [...held.stays, stay] }
    : { personId: newId(), ...names, stays: [stay] }
  if (held) await insertStays(tx, held.personId, [stay])
  else await insertPerson(tx, person)
  const { personId, ...state } = person
  await appendHistory(tx, { kind: 'person', id: personId }, { at, cause: by, state })
  return personId
}

async function makeAdministrator(tx: Tx, personId: string, at: Date): Promise<void> {
  const day = dayOf(at)
  const held = await findHoldingsOf(tx, personId)
  if (held.some((holding) => holding.role === 'system-administrator' && holdsOn(holding, day)))
    return
  const holding = {
    holdingId: newId(),
    personId,
    role: 'system-administrator',
    capacity: 'holder',
    from: day,
    until: addDays(day, 2),
  } as const
  await keepHolding(tx, holding, { at, by, action: 'role.given' })
}
