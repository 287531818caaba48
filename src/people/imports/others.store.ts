import type { Tx } from '#db/db.ts'

import type { Stranger } from './plan.ts'
import { staysByPerson } from './stays-by-person.store.ts'

/** Who works or worked for the trust, or governs it, with an e-mail, and is not known to a source. */
export async function findOthers(tx: Tx, source: string): Promise<readonly Stranger[]> {
  const meant = strangersTo(tx, source)
  const people = await meant
    .select(['person.person_id', 'person.given_name', 'person.family_name', 'person.email'])
    .orderBy('person.person_id')
    .execute()
  if (people.length === 0) return []
  const stays = await tx.query
    .selectFrom('stay')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('person_id', 'in', meant.select('person.person_id'))
    .orderBy('stay_id')
    .execute()
  const grouped = staysByPerson(stays)
  return people.map((row) => ({
    personId: row.person_id,
    givenName: row.given_name,
    familyName: row.family_name,
    email: row.email ?? undefined,
    stays: grouped.get(row.person_id) ?? [],
  }))
}

function strangersTo(tx: Tx, source: string) {
  return tx.query
    .selectFrom('person')
    .where('person.trust_id', '=', tx.trustId)
    .where('person.email', 'is not', null)
    .where((is) =>
      is.exists(
        is
          .selectFrom('stay')
          .select('stay.stay_id')
          .whereRef('stay.trust_id', '=', 'person.trust_id')
          .whereRef('stay.person_id', '=', 'person.person_id')
          .where('stay.kind', 'not in', ['pupil', 'parent']),
      ),
    )
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('external_id as known')
            .select('known.id')
            .whereRef('known.trust_id', '=', 'person.trust_id')
            .whereRef('known.person_id', '=', 'person.person_id')
            .where('known.source', '=', source)
            .where('known.thing', '=', 'person'),
        ),
      ),
    )
}
