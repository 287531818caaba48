import type { IsoDay } from '#core/iso-day.ts'
import type { Db, Tx } from '#db/db.ts'
import { kindNames } from '#people/kind-words.ts'
import { peopleNamed } from '#people/names/names-of.ts'
import { findPerson } from '#people/people.store.ts'
import { holdsOn, type Person } from '#people/person.ts'

import type { Candidate } from './account.page.ts'

/** How many people are offered; more words find fewer. */
const most = 20

/** People whose name holds the words, who are something to the trust today. */
export async function candidatesNamed(
  { db }: { readonly db: Db },
  asked: { readonly trustId: string; readonly today: IsoDay; readonly words: string },
): Promise<readonly Candidate[]> {
  const { trustId, today } = asked
  const ids = (await peopleNamed({ db }, asked)).slice(0, most)
  const people = await db.transactionFor(trustId, (tx) => findAll(tx, ids))
  return people.flatMap((person) => candidate(person, today) ?? [])
}

async function findAll(tx: Tx, ids: readonly string[]): Promise<readonly Person[]> {
  const found: Person[] = []
  for (const id of ids) {
    const person = await findPerson(tx, id)
    if (person) found.push(person)
  }
  return found
}

function candidate(person: Person, today: IsoDay): Candidate | undefined {
  const kinds = person.stays
    .filter((stay) => holdsOn(stay, today))
    .map(({ kind }) => kindNames[kind])
  if (kinds.length === 0) return undefined
  const name = `${person.givenName} ${person.familyName}`.trim()
  const says = [...new Set(kinds), person.email].filter((word) => word !== undefined).join(', ')
  return { personId: person.personId, name, says }
}
