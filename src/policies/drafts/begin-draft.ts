import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db, Tx } from '#db/db.ts'

import type { Draft } from './draft.ts'
import { findDraftRow, insertDraft } from './drafts.store.ts'

/** Why a draft was not begun: the form that began it was sent before and began another. */
export type NotBegun = { readonly type: 'id-taken' }

type Beginning = Pick<Draft, 'title' | 'source'> &
  Partial<Pick<Draft, 'draftId' | 'baseSeal' | 'schoolId'>> & {
    readonly by: string
    readonly reason: string
  }

/**
 * Begins a draft with a text, which need not be a sound rulebook yet. A form that is sent twice brings
 * the same `draftId` and begins one draft.
 */
export async function beginDraft(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  { trustId, ...asked }: Beginning & { readonly trustId: string },
): Promise<Result<Draft, NotBegun>> {
  const at = clock.now()
  return db.transactionFor(trustId, (tx) => beginDraftIn(tx, { ...asked, at }))
}

/** The same within a transaction that does more. */
export async function beginDraftIn(
  tx: Tx,
  { at, by, reason, schoolId, draftId = newId(), ...asked }: Beginning & { readonly at: Date },
): Promise<Result<Draft, NotBegun>> {
  const draft: Draft = {
    draftId,
    kind: schoolId === undefined ? 'trust' : 'addition',
    schoolId,
    title: asked.title,
    state: 'drafting',
    baseSeal: asked.baseSeal,
    revision: 1,
    source: asked.source,
    begunBy: by,
    begunAt: at,
    changedAt: at,
  }
  if (!(await insertDraft(tx, draft, reason))) {
    const before = await findDraftRow(tx, draftId)
    return before?.begunBy === by ? ok(before) : err({ type: 'id-taken' })
  }
  await recordAudit(tx, {
    at,
    actor: by,
    action: 'draft.begun',
    subject: { kind: 'draft', id: draftId },
    facts: { base: asked.baseSeal ?? null, school: schoolId ?? null },
  })
  return ok(draft)
}
