import type { Tx } from '#db/db.ts'

/** How the editions under some seals are called, by their seals. */
export async function findLabels(
  tx: Tx,
  seals: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (seals.length === 0) return new Map()
  const rows = await tx.query
    .selectFrom('edition')
    .select(['seal', 'label'])
    .where('trust_id', '=', tx.trustId)
    .where('seal', 'in', [...new Set(seals)])
    .execute()
  return new Map(rows.map(({ seal, label }) => [seal, label]))
}
