import { isId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'

import {
  findAcknowledgement,
  findAcknowledgementsOf,
  type Acknowledgement,
} from './acknowledgements.store.ts'

type Needs = { readonly db: Db }

/** Some of what somebody acknowledged, the latest first; `older` is where the next page begins. */
export async function keptOf(
  { db }: Needs,
  asked: {
    readonly trustId: string
    readonly by: string
    readonly most: number
    readonly before?: string | undefined
  },
): Promise<{ readonly kept: readonly Acknowledgement[]; readonly older?: string | undefined }> {
  const { trustId, by, most, before } = asked
  const found = await db.transactionFor(trustId, (tx) =>
    findAcknowledgementsOf(tx, by, { most: most + 1, before }),
  )
  const kept = found.slice(0, most)
  return { kept, older: found.length > most ? kept.at(-1)?.acknowledgementId : undefined }
}

/** One acknowledgement of a person; undefined when they have none of that id. */
export async function findKept(
  { db }: Needs,
  asked: {
    readonly trustId: string
    readonly personId: string
    readonly acknowledgementId: string
  },
): Promise<Acknowledgement | undefined> {
  if (!isId(asked.acknowledgementId)) return undefined
  return db.transactionFor(asked.trustId, (tx) => findAcknowledgement(tx, asked))
}
