import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db, Tx } from '#db/db.ts'
import { findPerson, lockPerson } from '#people/people.store.ts'
import { holdsOn, isWork, type Person } from '#people/person.ts'
import { findSchools } from '#people/schools/schools.store.ts'

import { keepHolding } from './keep-holding.ts'
import { fitsScope, type Holding } from './role.ts'
import { findHolding, findHoldingsOf } from './roles.store.ts'

/** Why a role could not be given or changed. */
export type RoleRefusal =
  | { readonly type: 'no-such-person' | 'no-such-school' | 'no-such-holding' }
  /** The role is held for the trust and a school was named, or the other way round. */
  | { readonly type: 'wrong-scope' }
  /** Pupils and parents hold no roles, nor does anyone on a day they do not belong to the trust. */
  | { readonly type: 'not-of-the-trust' }
  | { readonly type: 'held-already'; readonly holding: Holding }
  | { readonly type: 'ends-before-it-begins' }
  /** The same form gave another role before. */
  | { readonly type: 'sent-before' }
  /** Something has to be done first, which another part of the software says in words. */
  | { readonly type: 'barred'; readonly says: string }

/** What stands against giving somebody a role, in words; asked in the transaction that would give it. */
export type RoleBar = (tx: Tx, personId: string) => Promise<string | undefined>

/**
 * Gives a person a role from a day on; `until`, when given, is the first day it no longer holds. A form
 * that is sent twice brings the same `holdingId`, and gives the role once.
 */
export async function giveRole(
  {
    db,
    clock,
    bar,
  }: { readonly db: Db; readonly clock: Clock; readonly bar?: RoleBar | undefined },
  asked: Omit<Holding, 'holdingId'> & {
    readonly trustId: string
    readonly by: string
    readonly holdingId?: string
  },
): Promise<Result<Holding, RoleRefusal>> {
  const { trustId, by, ...given } = asked
  const holding = { ...given, holdingId: given.holdingId ?? newId() }
  return db.transactionFor(trustId, async (tx) => {
    await lockPerson(tx, holding.personId)
    const person = await findPerson(tx, holding.personId)
    if (!person) return err({ type: 'no-such-person' })
    const before = await findHolding(tx, holding.holdingId)
    if (before) return isSameGift(before, holding) ? ok(before) : err({ type: 'sent-before' })
    const schools = await findSchools(tx)
    if (!isSchool(holding.schoolId, schools)) return err({ type: 'no-such-school' })
    const refusal = refusalOf(holding, person, await findHoldingsOf(tx, holding.personId))
    if (refusal) return err(refusal)
    const says = await bar?.(tx, holding.personId)
    if (says !== undefined) return err({ type: 'barred', says })
    return ok(await keepHolding(tx, holding, { at: clock.now(), by, action: 'role.given' }))
  })
}

function isSameGift(one: Holding, other: Holding): boolean {
  return (
    one.personId === other.personId && one.role === other.role && one.schoolId === other.schoolId
  )
}

function isSchool(
  wanted: string | undefined,
  schools: readonly { readonly schoolId: string }[],
): boolean {
  return wanted === undefined || schools.some(({ schoolId }) => schoolId === wanted)
}

/** What stands against a holding, by the person's stays and the other roles they hold. */
export function refusalOf(
  holding: Holding,
  person: Person,
  others: readonly Holding[],
): RoleRefusal | undefined {
  if (!fitsScope(holding.role, holding.schoolId)) return { type: 'wrong-scope' }
  if (holding.until !== undefined && holding.until <= holding.from) {
    return { type: 'ends-before-it-begins' }
  }
  if (!belongs(person, holding)) return { type: 'not-of-the-trust' }
  const clash = others.find((other) => isSame(other, holding) && overlap(other, holding))
  return clash && { type: 'held-already', holding: clash }
}

function belongs({ stays }: Person, { from }: Holding): boolean {
  return stays.some((stay) => isWork(stay.kind) && holdsOn(stay, from))
}

function isSame(one: Holding, other: Holding): boolean {
  return (
    one.holdingId !== other.holdingId && one.role === other.role && one.schoolId === other.schoolId
  )
}

function overlap(one: Holding, other: Holding): boolean {
  return isBefore(one.from, other.until) && isBefore(other.from, one.until)
}

function isBefore(day: string, end: string | undefined): boolean {
  return end === undefined || day < end
}
