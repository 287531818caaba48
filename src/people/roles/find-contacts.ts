import type { IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'

import type { Role } from './role.ts'
import { findContactsOn } from './roles.store.ts'

/** Somebody who holds a role for the trust, and the address they have for work. */
export type HeldContact = {
  readonly role: Role
  readonly name: string
  readonly address: string | undefined
}

/** Who holds roles for the whole trust on a day, and how to reach them; alternates are left out. */
export async function findContacts(
  { db }: { readonly db: Db },
  asked: { readonly trustId: string; readonly roles: readonly Role[]; readonly day: IsoDay },
): Promise<readonly HeldContact[]> {
  return db.transactionFor(asked.trustId, (tx) => findContactsOn(tx, asked))
}
