import type { z } from 'zod'

import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'
import { appendHistory } from '#people/history.store.ts'

import type { newSchool, School } from './school.ts'
import { findSchools, putSchool } from './schools.store.ts'

/** Keeps a school: a new one, or a known one when `schoolId` is given. A URN is one school's. */
export async function keepSchool(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: {
    readonly trustId: string
    readonly by: string
    readonly schoolId?: string
    readonly school: z.infer<typeof newSchool>
  },
): Promise<Result<School, { readonly type: 'urn-taken'; readonly by: School }>> {
  const school = { schoolId: asked.schoolId ?? newId(), ...asked.school }
  const at = clock.now()
  return db.transactionFor(asked.trustId, async (tx) => {
    const taken = (await findSchools(tx)).find(
      ({ urn, schoolId }) =>
        urn !== undefined && urn === school.urn && schoolId !== school.schoolId,
    )
    if (taken) return err({ type: 'urn-taken', by: taken })
    await putSchool(tx, school)
    const subject = { kind: 'school', id: school.schoolId } as const
    await appendHistory(tx, subject, { at, cause: 'kept by hand', state: asked.school })
    await recordAudit(tx, { at, actor: asked.by, action: 'school.kept', subject })
    return ok(school)
  })
}
