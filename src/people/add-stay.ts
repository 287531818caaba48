import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'

import { appendHistory } from './history.store.ts'
import { findPerson, insertStays, lockPerson } from './people.store.ts'
import type { Person, Stay } from './person.ts'

/**
 * Says by hand what a known person is besides, such as a parent who becomes a governor. No import
 * ends it. A pupil is only ever made one by the school's own system, or when they are added.
 */
export async function addStay(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: {
    readonly trustId: string
    readonly by: string
    readonly personId: string
    readonly stay: Stay & { readonly kind: Exclude<Stay['kind'], 'pupil'> }
  },
): Promise<Result<Person, { readonly type: 'no-such-person' | 'is-already' }>> {
  const at = clock.now()
  return db.transactionFor(asked.trustId, async (tx) => {
    await lockPerson(tx, asked.personId)
    const before = await findPerson(tx, asked.personId)
    if (!before) return err({ type: 'no-such-person' })
    if (before.stays.some((stay) => goesOnAs(stay, asked.stay))) return err({ type: 'is-already' })
    await insertStays(tx, asked.personId, [asked.stay])
    const person = { ...before, stays: [...before.stays, asked.stay] }
    const { personId, ...state } = person
    const subject = { kind: 'person', id: personId } as const
    await appendHistory(tx, subject, { at, cause: 'added by hand', state })
    const facts = { kind: asked.stay.kind }
    await recordAudit(tx, { at, actor: asked.by, action: 'person.changed', subject, facts })
    return ok(person)
  })
}

/** Whether a person is already, without an end, what they are to become. */
function goesOnAs(held: Stay, wanted: Stay): boolean {
  return held.kind === wanted.kind && held.schoolId === wanted.schoolId && held.until === undefined
}
