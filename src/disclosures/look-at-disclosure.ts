import { recordAudit } from '#audit/audit.store.ts'
import { isId } from '#core/ids.ts'
import type { Result } from '#core/result.ts'
import type { NotOpened } from '#core/sealed-text.ts'
import type { Db } from '#db/db.ts'

import { isUnseen, type Disclosed, type Disclosure, type Entry, type Said } from './disclosure.ts'
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

/** A disclosure with what was said of it, as far as it opens. */
export type DisclosureRead = {
  readonly disclosure: Disclosure
  readonly entries: readonly Entry[]
  /** What was disclosed, as its first entry has it; undefined where that does not open. */
  readonly disclosed: Disclosed | undefined
  /** Why some of it does not open. */
  readonly unread: NotOpened['type'] | 'erased' | undefined
}

/** Opens a disclosure for somebody the door let in; that somebody other than its author read it is recorded. */
export async function lookAtDisclosure(
  { db, clock, sealing }: DisclosingNeeds,
  asked: { readonly trustId: string; readonly disclosure: Disclosure; readonly by: string },
): Promise<DisclosureRead> {
  const { trustId, disclosure, by } = asked
  const { disclosureId } = disclosure
  return db.transactionFor(trustId, async (tx) => {
    const kept = await findEntries(tx, disclosureId)
    if (by === disclosure.personId && isUnseen(disclosure)) {
      await markSeen(tx, disclosureId, clock.now())
    }
    if (by !== disclosure.personId) {
      const subject = { kind: 'disclosure', id: disclosureId } as const
      await recordAudit(tx, { at: clock.now(), actor: by, action: 'disclosure.read', subject })
    }
    const read = kept.map(({ sealed, ...entry }) => {
      const place = { trustId, disclosureId, revision: entry.revision }
      const opened = sealed && openSaid(sealing, place, sealed)
      return {
        entry: { ...entry, said: opened?.ok ? opened.value : undefined },
        unread: whyNot(opened),
      }
    })
    const entries = read.map(({ entry }) => entry)
    const unread = read.find((one) => one.unread !== undefined)?.unread
    return { disclosure, entries, disclosed: disclosedIn(entries), unread }
  })
}

function whyNot(opened: Result<Said, NotOpened> | undefined): DisclosureRead['unread'] {
  if (opened === undefined) return 'erased'
  return opened.ok ? undefined : opened.error.type
}

function disclosedIn([first]: readonly Entry[]): Disclosed | undefined {
  if (first?.what !== 'disclosed') throw new Error('a disclosure does not begin with one')
  return first.said?.what === 'disclosed' ? first.said.disclosed : undefined
}
