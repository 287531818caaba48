import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import type { Db, Tx } from '#db/db.ts'
import { findHistory } from '#people/history.store.ts'
import { findExternalIds, findParentLinks, findPerson } from '#people/people.store.ts'
import type { Person } from '#people/person.ts'
import { findHoldingsOf } from '#people/roles/roles.store.ts'

import type { HeldElsewhere, HeldThing } from './held-elsewhere.ts'
import { findSignInHeld } from './sign-in-held.store.ts'

/** What another part of the software was found to hold about a person. */
export type HeldPart = Pick<HeldElsewhere, 'name' | 'title'> & {
  readonly things: readonly HeldThing[]
}

/**
 * Everything held about a person, for the person or for an answer to a records request: what this part
 * of the software holds, and under `elsewhere` what the others do. Looking is itself recorded, as an
 * export where it is one. Other people stand in it by id only. Undefined when the trust knows no such
 * person.
 */
export async function whatIsHeld(
  {
    db,
    clock,
    alsoHeld = [],
  }: {
    readonly db: Db
    readonly clock: Clock
    readonly alsoHeld?: readonly HeldElsewhere[]
  },
  asked: {
    readonly trustId: string
    readonly personId: string
    readonly by: string
    readonly isExport?: boolean
  },
) {
  const { trustId, personId } = asked
  const at = clock.now()
  const held = await db.transactionFor(trustId, async (tx) => {
    const person = await findPerson(tx, personId)
    if (person === undefined) return undefined
    const parts = { ...person, heldAt: at.toISOString(), ...(await partsOf(tx, person)) }
    const action = asked.isExport ? 'person.exported' : 'person.shown'
    await recordAudit(tx, {
      at,
      actor: asked.by,
      action,
      subject: { kind: 'person', id: personId },
    })
    return parts
  })
  if (held === undefined) return undefined
  const elsewhere: HeldPart[] = []
  for (const { name, title, find } of alsoHeld) {
    elsewhere.push({ name, title, things: await find({ trustId, personId }) })
  }
  return { ...held, elsewhere }
}

/** Everything held about a person. */
export type Held = NonNullable<Awaited<ReturnType<typeof whatIsHeld>>>

async function partsOf(tx: Tx, person: Person) {
  const { personId } = person
  const holdings = await findHoldingsOf(tx, personId)
  const roles = []
  for (const holding of holdings) {
    roles.push({ ...holding, history: await findHistory(tx, roleOf(holding.holdingId)) })
  }
  return {
    roles,
    family: relationsOf(person, await findParentLinks(tx, personId)),
    knownAs: await findExternalIds(tx, personId),
    history: await findHistory(tx, { kind: 'person', id: personId }),
    signIn: await findSignInHeld(tx, personId),
  }
}

function roleOf(id: string) {
  return { kind: 'role', id } as const
}

function relationsOf({ personId }: Person, links: Awaited<ReturnType<typeof findParentLinks>>) {
  return links.map(({ pupilId, parentId, hasResponsibility, until }) => ({
    is: pupilId === personId ? ('parent' as const) : ('child' as const),
    id: pupilId === personId ? parentId : pupilId,
    hasResponsibility,
    until: until ?? undefined,
  }))
}

/** Everything held, as it is written into a file: the other parts under their names. */
export function asJson({ elsewhere, ...held }: Held): Readonly<Record<string, unknown>> {
  const others = elsewhere.map(
    ({ name, things }) => [name, things.map(({ kept }) => kept)] as const,
  )
  return { ...held, ...Object.fromEntries(others) }
}
