import { createHash } from 'node:crypto'

import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'

import type { Draft } from './draft.ts'
import { findDraftRow, putRevision } from './drafts.store.ts'

/** Why a text was not kept. */
export type NotSaved =
  | { readonly type: 'no-such-draft' }
  /** It is with those who decide on it, or was decided on. */
  | { readonly type: 'not-drafting'; readonly draft: Draft }
  /** Somebody saved since: what they left must be looked at first. */
  | { readonly type: 'stale'; readonly current: Draft }

/**
 * Keeps a text as the next revision of a draft, if the draft is still at the revision the text was
 * made from. Saving what is there already changes nothing.
 */
export async function saveDraft(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
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
  const { trustId, draftId, by, base, source, reason } = asked
  return db.transactionFor(trustId, async (tx) => {
    const draft = await findDraftRow(tx, draftId, 'lock')
    if (draft === undefined) return err({ type: 'no-such-draft' })
    if (draft.state !== 'drafting') return err({ type: 'not-drafting', draft })
    if (draft.source === source) return ok(draft)
    if (draft.revision !== base) return err({ type: 'stale', current: draft })
    const [at, revision] = [clock.now(), base + 1]
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
