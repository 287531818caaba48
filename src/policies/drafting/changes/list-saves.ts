import type { Db } from '#db/db.ts'
import type { Revision } from '#policies/drafts/draft.ts'
import { findRevisionLines, findRevision } from '#policies/drafts/drafts.store.ts'

import { changesBetween } from './changes.ts'

/** A save in the table of changes: who, when, why, and which clauses it touched. */
export type SaveLine = Omit<Revision, 'source'> & { readonly touched: readonly string[] }

/** How many saves a page shows. */
const most = 20

/** A page of a draft's saves, the latest first, each with the clauses it touched. */
export async function listSaves(
  { db }: { readonly db: Db },
  asked: { readonly trustId: string; readonly draftId: string; readonly page: number },
): Promise<{ readonly saves: readonly SaveLine[]; readonly more: boolean }> {
  const { trustId, draftId, page } = asked
  return db.transactionFor(trustId, async (tx) => {
    const lines = await findRevisionLines(tx, draftId, { most: most + 1, after: (page - 1) * most })
    const saves: SaveLine[] = []
    let later: string | undefined
    for (const line of lines.toReversed()) {
      const source = (await findRevision(tx, draftId, line.revision))?.source ?? ''
      const isOldest = later === undefined && lines.length > most
      if (!isOldest) saves.unshift({ ...line, touched: touchedBy(later, source) })
      later = source
    }
    return { saves, more: lines.length > most }
  })
}

function touchedBy(before: string | undefined, after: string): readonly string[] {
  if (before === undefined) return []
  const { clauses, front } = changesBetween(before, after)
  return [...clauses.map(({ id }) => id), ...(front ? ['front'] : [])]
}
