import type { IsoDay } from '#core/iso-day.ts'
import type { Db, Tx } from '#db/db.ts'
import { editionLines, type EditionLine } from '#policies/editions/edition-line.ts'
import type { OfTrust, Shelf } from '#policies/shelf.ts'

/** How the editions that approved drafts became stand on a day, by the id of the draft. */
export async function howDraftsStand(
  { db, shelf }: { readonly db: Db; readonly shelf: Shelf },
  trust: OfTrust,
  { draftIds, today }: { readonly draftIds: readonly string[]; readonly today: IsoDay },
): Promise<ReadonlyMap<string, EditionLine>> {
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

/** The drafts of approved packages, by the id of the package. */
async function findDraftsOfPackages(
  tx: Tx,
  draftIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query
    .selectFrom('policy_package')
    .select(['package_id', 'draft_id'])
    .where('trust_id', '=', tx.trustId)
    .where('draft_id', 'in', [...draftIds])
    .where('state', '=', 'approved')
    .execute()
  return new Map(rows.map((row) => [row.package_id, row.draft_id]))
}
