import type { z } from 'zod'

import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'

import { appendHistory } from './history.store.ts'
import { insertPerson } from './people.store.ts'
import type { newPerson, Person } from './person.ts'

/** Adds a person by hand, such as a volunteer no other system knows. `by` is who adds them. */
export async function addPerson(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: {
    readonly trustId: string
    readonly by: string
    readonly person: z.infer<typeof newPerson>
  },
): Promise<Person> {
  const person = { personId: newId(), ...asked.person }
  const at = clock.now()
  await db.transactionFor(asked.trustId, async (tx) => {
    await insertPerson(tx, person)
    const { personId, ...state } = person
    await appendHistory(tx, { kind: 'person', id: personId }, { at, cause: 'added by hand', state })
    await recordAudit(tx, {
      at,
      actor: asked.by,
      action: 'person.added',
      subject: { kind: 'person', id: personId },
    })
  })
  return person
}
