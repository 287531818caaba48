import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'

import { changeDraft, type NotDrafting } from './change-draft.ts'
import type { Draft } from './draft.ts'
import { putDraftState } from './drafts.store.ts'

/** Withdraws a draft that is being written, for a reason; it stays to be read. Twice changes nothing. */
export async function withdrawDraft(
  needs: { readonly db: Db; readonly clock: Clock },
  asked: {
    readonly trustId: string
    readonly draftId: string
    readonly by: string
    readonly reason: string
  },
): Promise<Result<Draft, NotDrafting>> {
  const { draftId, by, reason } = asked
  const done = await changeDraft<NotDrafting>(needs, asked, async (tx, draft) => {
    const at = needs.clock.now()
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
  const before = done.ok || done.error.type !== 'not-drafting' ? undefined : done.error.draft
  return before?.state === 'withdrawn' ? ok(before) : done
}
