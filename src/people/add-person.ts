import type { z } from 'zod'

import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'

import { appendHistory } from './history.store.ts'
import { findPerson, insertPerson } from './people.store.ts'
import type { newPerson, Person } from './person.ts'

/**
 * Adds a person by hand, such as a volunteer no other system knows. `by` is who adds them. A form that
 * is sent twice brings the same `personId`, and adds them once.
 */
export async function addPerson(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: {
    readonly trustId: string
    readonly by: string
    readonly personId?: string
    readonly person: z.infer<typeof newPerson>
  },
): Promise<Person> {
  const person = { personId: asked.personId ?? newId(), ...asked.person }
  const at = clock.now()
  return db.transactionFor(asked.trustId, async (tx) => {
    if (!(await insertPerson(tx, person))) return (await findPerson(tx, person.personId)) ?? person
    const { personId, ...state } = person
    await appendHistory(tx, { kind: 'person', id: personId }, { at, cause: 'added by hand', state })
    await recordAudit(tx, {
      at,
      actor: asked.by,
      action: 'person.added',
      subject: { kind: 'person', id: personId },
    })
    return person
  })
}
