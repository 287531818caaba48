import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'

import { findHistory } from './history.store.ts'
import { findExternalIds, findParentLinks, findPerson } from './people.store.ts'
import type { Person } from './person.ts'
import { findHoldingsOf } from './roles/roles.store.ts'

/**
 * Everything this part of the software holds about a person, as a value that can be written as JSON:
 * for the person, or for an answer to a records request. Looking is itself recorded. Other people
 * stand in it by id only. Undefined when the trust knows no such person.
 */
export async function whatIsHeld(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: { readonly trustId: string; readonly personId: string; readonly by: string },
) {
  const { personId } = asked
  return db.transactionFor(asked.trustId, async (tx) => {
    const person = await findPerson(tx, personId)
    if (person === undefined) return undefined
    const subject = { kind: 'person', id: personId } as const
    const at = clock.now()
    const held = {
      ...person,
      heldAt: at.toISOString(),
      roles: await findHoldingsOf(tx, personId),
      family: relationsOf(person, await findParentLinks(tx, personId)),
      knownAs: await findExternalIds(tx, personId),
      history: await findHistory(tx, subject),
    }
    await recordAudit(tx, { at, actor: asked.by, action: 'person.shown', subject })
    return held
  })
}

function relationsOf(
  { personId }: Person,
  links: Awaited<ReturnType<typeof findParentLinks>>,
): readonly object[] {
  return links.map(({ pupilId, parentId, hasResponsibility, until }) => ({
    ...(pupilId === personId ? { parent: parentId } : { child: pupilId }),
    hasResponsibility,
    until: until ?? undefined,
  }))
}
