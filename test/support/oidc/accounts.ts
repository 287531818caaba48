import { newId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'
import type { Person } from '#people/person.ts'
import type { Trust } from '#people/trust.ts'
import { makePerson } from '#test/makers.ts'

import type { AccountClaims } from './lying-provider.ts'
import { tenant } from './oidc-app.ts'

/** An account as Microsoft tells of it, in the tenant of these tests. */
export function entraAccount(
  more: Readonly<Record<string, unknown>> = {},
): AccountClaims & { readonly oid: string } {
  return { name: 'Ada Ashdown', tid: tenant, ...more, sub: newId(), oid: newId() }
}

/** A person whom the trust's lists know by the id that an organisation has for them. */
export async function makeKnownPerson(
  db: Db,
  trust: Trust,
  { id, source = 'entra', person }: KnownBy,
): Promise<Person> {
  const made = await makePerson(db, trust, person)
  await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .insertInto('external_id')
      .values({
        trust_id: trust.trustId,
        source,
        thing: 'person',
        id,
        school_id: null,
        person_id: made.personId,
      })
      .execute(),
  )
  return made
}

type KnownBy = {
  readonly id: string
  readonly source?: string
  readonly person?: Partial<Omit<Person, 'personId'>>
}
