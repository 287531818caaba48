import { createHash } from 'node:crypto'

import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'

import { changeDraft, type NotDrafting } from './change-draft.ts'
import type { Draft } from './draft.ts'
import { putRevision } from './drafts.store.ts'

/** Why a text was not kept. */
export type NotSaved =
  | NotDrafting
  /** Somebody saved since: what they left must be looked at first. */
  | { readonly type: 'stale'; readonly current: Draft }

/**
 * Keeps a text as the next revision of a draft, if the draft is still at the revision the text was
 * made from. Saving what is there already changes nothing.
 */
export async function saveDraft(
  needs: { readonly db: Db; readonly clock: Clock },
  asked: {
    readonly trustId: string
    readonly draftId: string
    readonly by: string
    /** The revision that was changed into this text. */
    readonly base: number
    readonly source: string
    readonly reason: string
  },
): Promise<Result<Draft, NotSaved>> {
  const { draftId, by, base, source, reason } = asked
  return changeDraft<NotSaved>(needs, asked, async (tx, draft) => {
    if (draft.source === source) return ok(draft)
    if (draft.revision !== base) return err({ type: 'stale', current: draft })
    const [at, revision] = [needs.clock.now(), base + 1]
    await putRevision(tx, draftId, { revision, source, savedBy: by, savedAt: at, reason })
    await recordAudit(tx, {
      at,
      actor: by,
      action: 'draft.saved',
      subject: { kind: 'draft', id: draftId },
      facts: { revision, sha256: createHash('sha256').update(source).digest('hex') },
    })
    return ok({ ...draft, revision, source, changedAt: at })
  })
}
