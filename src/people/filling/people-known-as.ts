import type { IsoDay } from '#core/iso-day.ts'
import type { Db, Tx } from '#db/db.ts'
import { findPerson } from '#people/people.store.ts'
import { holdsOn, type Person } from '#people/person.ts'

import { findPeopleKnownAs } from './filling.store.ts'

/** The people a source has these keys for and who belong to the trust on a day, by key. */
export async function peopleKnownAs(
  { db }: { readonly db: Db },
  asked: {
    readonly trustId: string
    readonly source: string
    readonly keys: readonly string[]
    readonly day: IsoDay
  },
): Promise<ReadonlyMap<string, Person>> {
  return db.transactionFor(asked.trustId, async (tx) => {
    const found = await peopleOf(tx, await findPeopleKnownAs(tx, asked))
    return new Map(found.filter(([, { stays }]) => stays.some((one) => holdsOn(one, asked.day))))
  })
}

async function peopleOf(
  tx: Tx,
  ids: ReadonlyMap<string, string>,
): Promise<readonly (readonly [string, Person])[]> {
  const found: (readonly [string, Person])[] = []
  for (const [key, personId] of ids) {
    const person = await findPerson(tx, personId)
    if (person) found.push([key, person])
  }
  return found
}
