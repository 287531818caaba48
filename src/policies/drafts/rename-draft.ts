import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'

import { changeDraft, type NotDrafting } from './change-draft.ts'
import type { Draft } from './draft.ts'
import { putDraftTitle } from './drafts.store.ts'

/** Why a draft kept its title. */
export type NotRenamed =
  | NotDrafting
  /** Somebody gave it another title since: it must be looked at first. */
  | { readonly type: 'stale'; readonly current: Draft }

/**
 * Gives a draft another title, if it still has the one that was shown. Its text stays, and so does the
 * title of the document; the same title twice changes nothing.
 */
export async function renameDraft(
  needs: { readonly db: Db; readonly clock: Clock },
  asked: {
    readonly trustId: string
    readonly draftId: string
    readonly by: string
    /** The title that was changed into this one. */
    readonly was: string
    readonly title: string
    readonly reason: string
  },
): Promise<Result<Draft, NotRenamed>> {
  const { draftId, by, was, title, reason } = asked
  return changeDraft<NotRenamed>(needs, asked, async (tx, draft) => {
    if (draft.title === title) return ok(draft)
    if (draft.title !== was) return err({ type: 'stale', current: draft })
    const at = needs.clock.now()
    await putDraftTitle(tx, draftId, { title, at })
    await recordAudit(tx, {
      at,
      actor: by,
      action: 'draft.renamed',
      subject: { kind: 'draft', id: draftId },
      facts: { was, title, reason },
    })
    return ok({ ...draft, title, changedAt: at })
  })
}
