import { recordAudit } from '#audit/audit.store.ts'
import { err, ok, type Result } from '#core/result.ts'
import { beginDraft } from '#policies/drafts/begin-draft.ts'

import { findImport, updateImport } from './imports.store.ts'
import type { PolicyImport } from './policy-import.ts'
import { recheck, type OfImport, type ReviewNeeds } from './recheck.ts'

/** Why no draft was made of an import. */
export type NotMade =
  | { readonly type: 'not-now' }
  | { readonly type: 'mistaken'; readonly mistakes: readonly string[] }

/**
 * Makes a draft of an import as it was reviewed: rules a person accepted are confirmed, the others are
 * not. The draft has the id of its import, so that asking twice makes one.
 */
export async function makeDraft(
  needs: ReviewNeeds,
  asked: OfImport & { readonly by: string; readonly reason: (accepted: number) => string },
): Promise<Result<{ readonly draftId: string }, NotMade>> {
  const { trust, importId, by, reason } = asked
  const { trustId } = trust
  const one = await needs.db.transactionFor(trustId, (tx) => findImport(tx, importId))
  if (one?.draftId !== undefined) return ok({ draftId: one.draftId })
  const checked = one?.state === 'ready' ? await recheck(needs, asked) : undefined
  if (!one || !checked) return err({ type: 'not-now' })
  if (!checked.ok) return err({ type: 'mistaken', mistakes: checked.error })
  const draft = { trustId, by, draftId: importId, source: checked.value.text }
  // Where it is not begun, somebody else made it at the same moment: it is there.
  await beginDraft(needs, {
    ...draft,
    title: titleOf(one),
    reason: reason(checked.value.confirmed),
  })
  await keepMade(needs, asked, { draftId: importId, ...checked.value })
  return ok({ draftId: importId })
}

function titleOf({ control, fileName }: PolicyImport): string {
  return control.title?.value ?? fileName
}

async function keepMade(
  { db, clock }: ReviewNeeds,
  { trust, importId, by }: OfImport & { readonly by: string },
  made: { readonly draftId: string; readonly rules: number; readonly confirmed: number },
): Promise<void> {
  const { draftId, rules, confirmed } = made
  await db.transactionFor(trust.trustId, async (tx) => {
    const now = await findImport(tx, importId, 'lock')
    if (now?.state !== 'ready') return
    await updateImport(tx, importId, { state: 'made', draftId })
    await recordAudit(tx, {
      at: clock.now(),
      actor: by,
      action: 'policy-import.made',
      subject: { kind: 'policy-import', id: importId },
      facts: { draft: draftId, rules, confirmed },
    })
  })
}
