import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'

import { findTermOn, insertTerm } from './additions.store.ts'

/** Ends what a school adds: on the day given it is no longer in force. */
export async function endAddition(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: {
    readonly trustId: string
    readonly schoolId: string
    readonly on: IsoDay
    readonly by: string
    readonly termId: string
  },
): Promise<Result<undefined, 'past-day' | 'none-in-force'>> {
  const { trustId, schoolId, on, by, termId } = asked
  const at = clock.now()
  if (on < dayOf(at)) return err('past-day')
  return db.transactionFor(trustId, async (tx) => {
    const term = await findTermOn(tx, { schoolId, day: on })
    if (term?.source === undefined)
      return term?.termId === termId ? ok(undefined) : err('none-in-force')
    const { title } = term
    const ending = { termId, schoolId, title, fromDay: on, recordedAt: at, recordedBy: by }
    await insertTerm(tx, ending)
    await recordAudit(tx, {
      at,
      actor: by,
      action: 'addition.ended',
      subject: { kind: 'school', id: schoolId },
      facts: { on, term: term.termId },
    })
    return ok(undefined)
  })
}
