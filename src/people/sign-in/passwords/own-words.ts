import type { Tx } from '#db/db.ts'
import { findPerson } from '#people/people.store.ts'
import { findSchools } from '#people/schools/schools.store.ts'

/** The names that somebody who guesses a person's password tries first. */
export async function ownWords(
  tx: Tx,
  { personId, trustName }: { readonly personId: string; readonly trustName: string },
): Promise<readonly string[]> {
  const person = await findPerson(tx, personId)
  const schools = await findSchools(tx)
  const theirs = person ? [person.givenName, person.familyName, person.email ?? ''] : []
  return [...theirs, trustName, ...schools.map(({ name }) => name), 'Houserules']
}
