import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { OfTrust } from '#policies/shelf.ts'
import { versionOf } from '#training/acknowledging/acknowledge.ts'
import {
  insertAcknowledgements,
  type Acknowledgement,
} from '#training/acknowledging/acknowledgements.store.ts'
import type { ReadingNeeds } from '#training/acknowledging/own-reading.ts'
import type { SeenPlaces } from '#training/outstanding/seen-places.ts'
import { standings, type PersonStanding } from '#training/outstanding/standings.ts'
import { isOfWhole, type Item } from '#training/owed/item.ts'
import type { Reading } from '#training/room/reading-room.ts'

import { insertSession, type Session } from './sessions.store.ts'

/** Training somebody held, and who was there. */
export type SessionHeld = {
  readonly trust: OfTrust
  readonly by: string
  /** Where whoever records may do so. */
  readonly places: SeenPlaces
  /** The id it will have, so that a form sent twice keeps one. */
  readonly sessionId: string
  readonly requirement: string
  readonly schoolId?: string | undefined
  readonly on: IsoDay
  readonly says: string
  readonly personIds: readonly string[]
}

/** Why a session was not kept. */
export type SessionRefusal =
  | { readonly type: 'nobody-to-record' }
  | { readonly type: 'in-the-future' }

/**
 * Keeps that people went through something together. Only those count who still owe it, at places where
 * whoever records may do so, and only what can be learnt together: a signature is everyone's own.
 */
export async function recordSession(
  needs: ReadingNeeds & { readonly clock: Clock },
  held: SessionHeld,
): Promise<Result<{ readonly people: number }, SessionRefusal>> {
  const at = needs.clock.now()
  const { trust, places } = held
  if (held.on > dayOf(at)) return err({ type: 'in-the-future' })
  const found = await standings(needs, { trust, today: dayOf(at), places })
  const there = found ? thereAmong(found.people, held) : []
  if (found === undefined || there.length === 0) return err({ type: 'nobody-to-record' })
  const { reading } = found
  const session: Session = {
    ...held,
    seal: reading.edition.seal,
    recordedBy: held.by,
    recordedAt: at,
  }
  await needs.db.transactionFor(trust.trustId, async (tx) => {
    if (!(await insertSession(tx, session))) return
    await insertAcknowledgements(
      tx,
      there.map((one) => learnt(one, session, reading)),
    )
    await recordAudit(tx, {
      at,
      actor: held.by,
      action: 'training.recorded',
      subject: { kind: 'lesson-session', id: held.sessionId },
      facts: {
        requirement: held.requirement,
        on: held.on,
        people: there.length,
        ...(held.schoolId === undefined ? {} : { schoolId: held.schoolId }),
      },
    })
  })
  return ok({ people: there.length })
}

type There = { readonly person: PersonStanding; readonly item: Item }

function thereAmong(
  people: readonly PersonStanding[],
  { personIds, requirement, schoolId }: SessionHeld,
): readonly There[] {
  const named = new Set(personIds)
  return people
    .filter(({ personId }) => named.has(personId))
    .filter(({ schools }) => schoolId === undefined || schools.includes(schoolId))
    .flatMap((person) => {
      const item = owedTogether(person, requirement)
      return item ? [{ person, item }] : []
    })
}

/** What somebody still owes of a thing that can be done together; what pupils read is read in class. */
export function owedTogether(
  { owed, roles }: PersonStanding,
  requirement: string,
): Item | undefined {
  const item = owed.find(({ key }) => key === requirement)
  if (item === undefined) return undefined
  const isForAll = item.asks === 'learn' || item.asks === 'receive'
  const isInClass = roles.every((role) => role === 'pupil') && item.about.type === 'clauses'
  return isForAll || isInClass ? item : undefined
}

function learnt({ person, item }: There, session: Session, reading: Reading): Acknowledgement {
  return {
    acknowledgementId: newId(),
    personId: person.personId,
    requirement: item.key,
    asks: item.asks === 'check' ? 'learn' : item.asks,
    seal: session.seal,
    version: versionOf(item, reading),
    clauses: item.clauses,
    roles: person.roles,
    isWhole: isOfWhole(item),
    on: session.on,
    at: session.recordedAt,
    sessionId: session.sessionId,
  }
}
