import { isId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'

import type { Draft, DraftLine } from './draft.ts'
import { findDraftLines, findDraftRow } from './drafts.store.ts'

/** The draft with an id; any other text is not looked for. */
export async function findDraft(
  { db }: { readonly db: Db },
  { trustId, draftId }: { readonly trustId: string; readonly draftId: string },
): Promise<Draft | undefined> {
  return isId(draftId) ? db.transactionFor(trustId, (tx) => findDraftRow(tx, draftId)) : undefined
}

/** A page of a trust's drafts, the one changed last first, and whether more follow. */
export async function listDrafts(
  { db }: { readonly db: Db },
  asked: {
    readonly trustId: string
    readonly kind: Draft['kind']
    readonly most: number
    readonly after: number
  },
): Promise<{ readonly drafts: readonly DraftLine[]; readonly more: boolean }> {
  const { most } = asked
  const found = await db.transactionFor(asked.trustId, (tx) =>
    findDraftLines(tx, { ...asked, most: most + 1 }),
  )
  return { drafts: found.slice(0, most), more: found.length > most }
}
