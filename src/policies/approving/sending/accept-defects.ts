import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'
import { findDraftRow } from '#policies/drafts/drafts.store.ts'

import { insertAcceptances } from './ways.store.ts'

/** Why defects were not accepted. */
export type NotAccepted = { readonly type: 'no-such-draft' | 'not-drafting' }

/** Accepts defects of a draft, each known by its SHA-256, for one reason. Twice changes nothing. */
export async function acceptDefects(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: {
    readonly trustId: string
    readonly draftId: string
    readonly by: string
    readonly defects: readonly string[]
    readonly reason: string
  },
): Promise<Result<void, NotAccepted>> {
  const { trustId, draftId, by, defects, reason } = asked
  const at = clock.now()
  return db.transactionFor(trustId, async (tx) => {
    const draft = await findDraftRow(tx, draftId, 'lock')
    if (draft === undefined) return err({ type: 'no-such-draft' })
    if (draft.state !== 'drafting') return err({ type: 'not-drafting' })
    const accepted = defects.map((defect) => ({ defect, reason, by, at }))
    const kept = accepted.length === 0 ? [] : await insertAcceptances(tx, draftId, accepted)
    if (kept.length > 0) {
      await recordAudit(tx, {
        at,
        actor: by,
        action: 'defects.accepted',
        subject: { kind: 'draft', id: draftId },
        facts: { defects: kept },
      })
    }
    return ok(undefined)
  })
}
