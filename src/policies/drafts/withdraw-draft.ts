import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'

import type { Draft } from './draft.ts'
import { findDraftRow, putDraftState } from './drafts.store.ts'

/** Why a draft was not withdrawn. */
export type NotWithdrawn = { readonly type: 'no-such-draft' | 'not-drafting' }

/** Withdraws a draft that is being written, for a reason; it stays to be read. Twice changes nothing. */
export async function withdrawDraft(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: {
    readonly trustId: string
    readonly draftId: string
    readonly by: string
    readonly reason: string
  },
): Promise<Result<Draft, NotWithdrawn>> {
  const { trustId, draftId, by, reason } = asked
  const at = clock.now()
  return db.transactionFor(trustId, async (tx) => {
    const draft = await findDraftRow(tx, draftId, 'lock')
    if (draft === undefined) return err({ type: 'no-such-draft' })
    if (draft.state === 'withdrawn') return ok(draft)
    if (draft.state !== 'drafting') return err({ type: 'not-drafting' })
    await putDraftState(tx, draftId, { state: 'withdrawn', at })
    await recordAudit(tx, {
      at,
      actor: by,
      action: 'draft.withdrawn',
      subject: { kind: 'draft', id: draftId },
      facts: { reason },
    })
    return ok({ ...draft, state: 'withdrawn', changedAt: at })
  })
}
