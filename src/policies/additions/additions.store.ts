import type { Tx } from '#db/db.ts'

/** The texts that schools added to editions of their trust, by the seal of the two together. */
export async function findAddedTexts(
  tx: Tx,
): Promise<readonly { readonly seal: string; readonly source: string }[]> {
  const rows = await tx.query
    .selectFrom('addition_fit')
    .innerJoin('addition_term', (join) =>
      join
        .onRef('addition_term.trust_id', '=', 'addition_fit.trust_id')
        .onRef('addition_term.term_id', '=', 'addition_fit.term_id'),
    )
    .select(['seal', 'source'])
    .where('addition_fit.trust_id', '=', tx.trustId)
    .where('seal', 'is not', null)
    .execute()
  return rows.flatMap(({ seal, source }) =>
    seal === null || source === null ? [] : [{ seal, source }],
  )
}
