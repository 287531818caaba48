import type { Tx } from '#db/db.ts'

/** The drafts of approved packages, by the id of the package. */
export async function findDraftsOfPackages(
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
