import type { Visitor } from '#access/visitor.ts'
import { isId } from '#core/ids.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { SealingSecret } from '#core/sealed-text.ts'
import type { Db } from '#db/db.ts'

import type { Disclosed, Disclosure } from './disclosure.ts'
import { countDisclosuresTo, findDisclosuresOf, findDisclosuresTo } from './disclosures.store.ts'
import { findFirstEntries } from './entries.store.ts'
import { openSaid } from './sealed-entry.ts'
import { disclosuresTo } from './visible-disclosures.ts'

/** Some disclosures, the newest first, and where the older ones begin. */
export type DisclosuresPage = {
  readonly disclosures: readonly Disclosure[]
  readonly next: string | undefined
}

type From = { readonly before?: string | undefined; readonly most: number }

/** What somebody disclosed, without what was said. */
export async function listOwnDisclosures(
  { db }: { readonly db: Db },
  asked: From & { readonly trustId: string; readonly personId: string },
): Promise<DisclosuresPage> {
  const { trustId, personId, most } = asked
  const from = { before: idIn(asked), limit: most + 1 }
  const found = await db.transactionFor(trustId, (tx) =>
    findDisclosuresOf(tx, { personId, ...from }),
  )
  return pageOf(found, most)
}

/** What was disclosed to the roles of whoever looks, by others: what waits, or what does not. */
export async function listDisclosuresTo(
  { db }: { readonly db: Db },
  asked: From & { readonly visitor: Visitor; readonly day: IsoDay; readonly waiting: boolean },
): Promise<DisclosuresPage> {
  const { visitor, day, waiting, most } = asked
  const which = { to: disclosuresTo(visitor), butOf: visitor.personId, day, waiting }
  const from = { before: idIn(asked), limit: most + 1 }
  const found = await db.transactionFor(visitor.trustId, (tx) => findDisclosuresTo(tx, which, from))
  return pageOf(found, most)
}

/** How many disclosures of others wait for the decision of whoever looks. */
export async function countWaiting(
  { db }: { readonly db: Db },
  { visitor, day }: { readonly visitor: Visitor; readonly day: IsoDay },
): Promise<number> {
  const which = { to: disclosuresTo(visitor), butOf: visitor.personId, day, waiting: true }
  if (which.to.length === 0) return 0
  return db.transactionFor(visitor.trustId, (tx) => countDisclosuresTo(tx, which))
}

/** The most of one's own disclosures that a question is held against. */
const mostOwn = 50

/**
 * What somebody disclosed with what they said of it, for themselves; the newest fifty. What does not open
 * is left out, so that it changes no answer.
 */
export async function readOwnDisclosures(
  { db, sealing }: { readonly db: Db; readonly sealing: SealingSecret },
  { trustId, personId }: { readonly trustId: string; readonly personId: string },
): Promise<readonly { readonly disclosure: Disclosure; readonly disclosed: Disclosed }[]> {
  return db.transactionFor(trustId, async (tx) => {
    const own = await findDisclosuresOf(tx, { personId, limit: mostOwn })
    const standing = own.filter(({ state }) => state !== 'withdrawn')
    const ids = standing.map(({ disclosureId }) => disclosureId)
    const sealed = await findFirstEntries(tx, ids)
    return standing.flatMap((disclosure) => {
      const { disclosureId } = disclosure
      const box = sealed.get(disclosureId)
      const said = box && openSaid(sealing, { trustId, disclosureId, revision: 1 }, box)
      return said?.ok && said.value.what === 'disclosed'
        ? [{ disclosure, disclosed: said.value.disclosed }]
        : []
    })
  })
}

function idIn({ before }: From): string | undefined {
  return before !== undefined && isId(before) ? before : undefined
}

function pageOf(found: readonly Disclosure[], most: number): DisclosuresPage {
  const disclosures = found.slice(0, most)
  return { disclosures, next: found.length > most ? disclosures.at(-1)?.disclosureId : undefined }
}
