import type { IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import { editionLines, type EditionLine } from '#policies/editions/edition-line.ts'
import type { OfTrust, Shelf } from '#policies/shelf.ts'

import { findDraftsOfPackages } from './drafts-of-packages.store.ts'

type Approvable = Pick<Draft, 'draftId' | 'state'>

/** How the editions that approved drafts became stand on a day, by the id of the draft. */
export async function howDraftsStand(
  { db, shelf }: { readonly db: Db; readonly shelf: Shelf },
  trust: OfTrust,
  { drafts, today }: { readonly drafts: readonly Approvable[]; readonly today: IsoDay },
): Promise<ReadonlyMap<string, EditionLine>> {
  const draftIds = drafts.flatMap(({ draftId, state }) => (state === 'approved' ? [draftId] : []))
  if (draftIds.length === 0) return new Map()
  const { trustId, code } = trust
  const draftOf = await db.transactionFor(trustId, (tx) => findDraftsOfPackages(tx, draftIds))
  const lines = editionLines(await shelf.terms(trustId), shelf.first(code), today)
  return new Map(
    lines.flatMap((line) => {
      const draftId = draftOf.get(line.packageId ?? '')
      return draftId === undefined ? [] : [[draftId, line]]
    }),
  )
}
