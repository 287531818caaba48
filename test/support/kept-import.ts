import { instantAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'
import { replaceClauses } from '#policies/importing/keeping/clauses.store.ts'
import { insertImport, updateImport } from '#policies/importing/keeping/imports.store.ts'
import { offerControls } from '#policies/importing/import-document.ts'
import { openCatalogue } from '#policies/importing/matching/open-catalogue.ts'
import { readText } from '#policies/importing/reading/read-text.ts'
import { reviewOf } from '#policies/importing/reviewing/review-clause.ts'
import type { Trust } from '#people/trust.ts'

/** A policy under review with one clause, so that the pages about imports have one to be about. */
export async function keepAnImport(db: Db, { trustId }: Trust, by: string): Promise<void> {
  const importId = newId()
  const document = readText('1. Friends\n\n1.1 Staff must not accept pupils as friends.', 'text')
  const review = reviewOf(offerControls(document, openCatalogue()))
  const begunAt = instantAt(Date.parse('2026-11-20T11:00:00Z'))
  await db.transactionFor(trustId, async (tx) => {
    await insertImport(tx, { importId, fileName: 'policy.txt', begunBy: by, begunAt })
    await replaceClauses(tx, importId, review)
    const control = { history: [] }
    await updateImport(tx, importId, { state: 'ready', kind: 'text', control, defects: [] })
  })
}

/** What stands at names of addresses of imports that are no ids: a place and a control. */
export const importHere: Readonly<Record<string, string>> = {
  place: '0',
  control: 'friends-current-pupils',
}
