import { isId } from '#core/ids.ts'
import type { UsersAsked } from '#people/scim/reading/read-query.ts'

import type { OnWordOf, ScimNeeds } from './keep-user.ts'
import type { ScimUser } from './scim-user.ts'
import { findUser, findUsers } from './scim-users.store.ts'

/** An account of the trust; undefined when it has none with this id. */
export async function lookAtUser(
  { db }: ScimNeeds,
  { trustId, personId }: Pick<OnWordOf, 'trustId'> & { readonly personId: string },
): Promise<ScimUser | undefined> {
  if (!isId(personId)) return undefined
  return db.transactionFor(trustId, (tx) => findUser(tx, personId))
}

/** A page of the accounts of the trust. */
export async function listUsers(
  { db }: ScimNeeds,
  { trustId, asked }: Pick<OnWordOf, 'trustId'> & { readonly asked: UsersAsked },
): Promise<{ readonly users: readonly ScimUser[]; readonly total: number }> {
  return db.transactionFor(trustId, (tx) => findUsers(tx, asked))
}
