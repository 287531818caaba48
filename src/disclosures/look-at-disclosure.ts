import { recordAudit } from '#audit/audit.store.ts'
import { isId } from '#core/ids.ts'
import { ok, type Result } from '#core/result.ts'
import type { NotOpened } from '#core/sealed-text.ts'
import type { Db } from '#db/db.ts'

import { isUnseen, type Disclosed, type Disclosure, type Entry } from './disclosure.ts'
import { findDisclosure, markSeen } from './disclosures.store.ts'
import type { DisclosingNeeds } from './disclosing.ts'
import { findEntries } from './entries.store.ts'
import { openSaid } from './sealed-entry.ts'

/** How a disclosure stands; undefined where the trust has none with this id. */
export async function findADisclosure(
  { db }: { readonly db: Db },
  { trustId, disclosureId }: { readonly trustId: string; readonly disclosureId: string },
): Promise<Disclosure | undefined> {
  if (!isId(disclosureId)) return undefined
  return db.transactionFor(trustId, (tx) => findDisclosure(tx, disclosureId))
}

/** A disclosure with everything that was said of it. */
export type DisclosureRead = {
  readonly disclosure: Disclosure
  readonly entries: readonly Entry[]
  /** What was disclosed, as its first entry has it. */
  readonly disclosed: Disclosed
}

/** Opens a disclosure for somebody the door let in; that somebody other than its author read it is recorded. */
export async function lookAtDisclosure(
  { db, clock, sealing }: DisclosingNeeds,
  asked: { readonly trustId: string; readonly disclosure: Disclosure; readonly by: string },
): Promise<Result<DisclosureRead, NotOpened>> {
  const { trustId, disclosure, by } = asked
  const { disclosureId } = disclosure
  return db.transactionFor(trustId, async (tx) => {
    const sealed = await findEntries(tx, disclosureId)
    const entries: Entry[] = []
    for (const { sealed: box, ...entry } of sealed) {
      const said = openSaid(sealing, { trustId, disclosureId, revision: entry.revision }, box)
      if (!said.ok) return said
      entries.push({ ...entry, said: said.value })
    }
    if (by === disclosure.personId && isUnseen(disclosure)) {
      await markSeen(tx, disclosureId, clock.now())
    }
    if (by !== disclosure.personId) {
      const subject = { kind: 'disclosure', id: disclosureId } as const
      await recordAudit(tx, { at: clock.now(), actor: by, action: 'disclosure.read', subject })
    }
    return ok({ disclosure, entries, disclosed: disclosedIn(entries) })
  })
}

function disclosedIn(entries: readonly Entry[]): Disclosed {
  const [first] = entries
  if (first?.said.what !== 'disclosed') throw new Error('a disclosure does not begin with one')
  return first.said.disclosed
}
