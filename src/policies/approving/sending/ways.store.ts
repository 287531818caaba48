import type { Tx } from '#db/db.ts'

import type { ApprovalWay } from './way.ts'

/** How the trust decides; undefined while nobody has said. */
export async function findWay(tx: Tx): Promise<ApprovalWay | undefined> {
  return tx.query
    .selectFrom('approval_way')
    .select(['way', 'body', 'quorum', 'share', 'days'])
    .where('trust_id', '=', tx.trustId)
    .executeTakeFirst()
}

/** Keeps how the trust decides. */
export async function putWay(
  tx: Tx,
  way: ApprovalWay,
  changed: { readonly by: string; readonly at: Date },
): Promise<void> {
  const values = { ...way, changed_by: changed.by, changed_at: changed.at }
  await tx.query
    .insertInto('approval_way')
    .values({ trust_id: tx.trustId, ...values })
    .onConflict((clash) => clash.column('trust_id').doUpdateSet(values))
    .execute()
}

/** A defect that somebody accepted, by what it is known by. */
export type Acceptance = {
  readonly defect: string
  readonly reason: string
  readonly by: string
  readonly at: Date
}

/** Keeps that defects of a draft are accepted; those accepted before stay as they are. Gives those kept. */
export async function insertAcceptances(
  tx: Tx,
  draftId: string,
  acceptances: readonly Acceptance[],
): Promise<readonly string[]> {
  const rows = await tx.query
    .insertInto('defect_acceptance')
    .values(
      acceptances.map(({ defect, reason, by, at }) => ({
        trust_id: tx.trustId,
        draft_id: draftId,
        defect,
        reason,
        accepted_by: by,
        accepted_at: at,
      })),
    )
    .onConflict((clash) => clash.columns(['trust_id', 'draft_id', 'defect']).doNothing())
    .returning('defect')
    .execute()
  return rows.map(({ defect }) => defect)
}

/** The defects of a draft that were accepted. */
export async function findAcceptances(tx: Tx, draftId: string): Promise<readonly Acceptance[]> {
  return tx.query
    .selectFrom('defect_acceptance')
    .select(['defect', 'reason', 'accepted_by as by', 'accepted_at as at'])
    .where('trust_id', '=', tx.trustId)
    .where('draft_id', '=', draftId)
    .orderBy('accepted_at')
    .orderBy('defect')
    .execute()
}
