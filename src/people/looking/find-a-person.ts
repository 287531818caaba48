import { isId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'

import { findPerson } from '#people/people.store.ts'
import type { Person } from '#people/person.ts'

/**
 * The person of a trust whose id stands in an address, for the door; undefined for one that is
 * nobody's there, or no id at all. Showing them to somebody is `lookAtPerson`, which is recorded.
 */
export async function findAPerson(
  { db }: { readonly db: Db },
  { trustId, personId }: { readonly trustId: string; readonly personId: string },
): Promise<Person | undefined> {
  if (!isId(personId)) return undefined
  return db.transactionFor(trustId, (tx) => findPerson(tx, personId))
}
