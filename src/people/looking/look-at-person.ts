import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import type { Db, Tx } from '#db/db.ts'

import { findSignInOf, type ListedPerson } from './people-listed.store.ts'
import { findExternalIds, findParentLinks, findPerson } from '#people/people.store.ts'
import type { Person } from '#people/person.ts'
import type { Holding } from '#people/roles/role.ts'
import { findHoldingsOf } from '#people/roles/roles.store.ts'

/** Somebody's parent or child, with what the door needs to say who may see them. */
export type Relative = {
  readonly person: Person
  readonly is: 'parent' | 'child'
  readonly hasResponsibility: boolean
  /** The day from which the link no longer holds. */
  readonly until?: string | undefined
}

/** A person with everything their page shows. */
export type PersonSeen = {
  readonly person: Person
  readonly holdings: readonly Holding[]
  readonly relatives: readonly Relative[]
  /** The systems that tell us about them, which overwrite what is changed by hand. */
  readonly sources: readonly string[]
  readonly signIn: ListedPerson['signIn']
}

/** A person as their page shows them; that somebody looked is recorded. Undefined when there is none. */
export async function lookAtPerson(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: { readonly trustId: string; readonly personId: string; readonly by: string },
): Promise<PersonSeen | undefined> {
  const { trustId, personId, by } = asked
  const at = clock.now()
  return db.transactionFor(trustId, async (tx) => {
    const person = await findPerson(tx, personId)
    if (person === undefined) return undefined
    const seen = {
      person,
      holdings: await findHoldingsOf(tx, personId),
      relatives: await findRelatives(tx, personId),
      signIn: await findSignInOf(tx, personId, at),
      sources: [...new Set((await findExternalIds(tx, personId)).map(({ source }) => source))],
    }
    const subject = { kind: 'person', id: personId } as const
    await recordAudit(tx, { at, actor: by, action: 'person.seen', subject })
    return seen
  })
}

async function findRelatives(tx: Tx, personId: string): Promise<readonly Relative[]> {
  const relatives: Relative[] = []
  for (const link of await findParentLinks(tx, personId)) {
    const is = link.pupilId === personId ? 'parent' : 'child'
    const person = await findPerson(tx, is === 'parent' ? link.parentId : link.pupilId)
    const { hasResponsibility, until } = link
    if (person) relatives.push({ person, is, hasResponsibility, until: until ?? undefined })
  }
  return relatives
}
