import { recordAudit } from '#audit/audit.store.ts'
import { entriesAbout } from '#audit/entries-about.ts'
import { isId } from '#core/ids.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Tx } from '#db/db.ts'
import { beginDraft } from '#policies/drafts/begin-draft.ts'
import { findDraftRow, putRevision } from '#policies/drafts/drafts.store.ts'
import { allUnconfirmed } from '#rulebooks/writing/blocks.ts'

import { findImport, updateImport } from './imports.store.ts'
import type { PolicyImport } from './policy-import.ts'
import { recheck, type OfImport, type ReviewNeeds } from './recheck.ts'

/** Why no draft was made of an import. */
export type NotMade =
  | { readonly type: 'not-now' }
  | { readonly type: 'mistaken'; readonly mistakes: readonly string[] }

/** Who makes a draft of which import, whether they may confirm rules, and what is said of its saves. */
export type MakingDraft = OfImport & {
  readonly by: string
  readonly mayConfirm: boolean
  /** Why the draft was begun, with so many rules confirmed. */
  readonly reason: (confirmed: number) => string
  /** What those did whom the making of the draft does not name. */
  readonly sharedReason: string
}

/**
 * Makes a draft of an import as it was reviewed. Rules that were accepted are confirmed by whoever makes
 * the draft, if they may confirm rules; all others are not. Everyone who had a hand in the import is an
 * author of the draft. It has the id of its import, so that asking twice makes one.
 */
export async function makeDraft(
  needs: ReviewNeeds,
  asked: MakingDraft,
): Promise<Result<{ readonly draftId: string }, NotMade>> {
  const { trust, importId } = asked
  const { trustId } = trust
  const one = await needs.db.transactionFor(trustId, (tx) => findImport(tx, importId))
  if (one?.draftId !== undefined) return ok({ draftId: one.draftId })
  const checked = one?.state === 'ready' ? await recheck(needs, asked) : undefined
  if (!one || !checked) return err({ type: 'not-now' })
  if (!checked.ok) return err({ type: 'mistaken', mistakes: checked.error })
  await begin(needs, asked, { one, stands: checked.value })
  return ok({ draftId: importId })
}

type Made = {
  readonly one: PolicyImport
  readonly stands: { readonly text: string; readonly rules: number; readonly confirmed: number }
}

async function begin(needs: ReviewNeeds, asked: MakingDraft, { one, stands }: Made): Promise<void> {
  const { trust, importId: draftId, by, mayConfirm, reason } = asked
  const { trustId } = trust
  const { text, rules } = stands
  const source = mayConfirm ? text : allUnconfirmed(text)
  const confirmed = mayConfirm ? stands.confirmed : 0
  const draft = { trustId, by, draftId, source, title: titleOf(one) }
  // Where it is not begun, somebody else made it at the same moment: it is there.
  await beginDraft(needs, { ...draft, reason: reason(confirmed) })
  await keepMade(needs, asked, { draftId, rules, confirmed })
}

function titleOf({ control, fileName }: PolicyImport): string {
  return control.title?.value ?? fileName
}

async function keepMade(
  { db, clock }: ReviewNeeds,
  asked: MakingDraft,
  made: { readonly draftId: string; readonly rules: number; readonly confirmed: number },
): Promise<void> {
  const { trust, importId, by, sharedReason: reason } = asked
  const { draftId, rules, confirmed } = made
  await db.transactionFor(trust.trustId, async (tx) => {
    const now = await findImport(tx, importId, 'lock')
    if (now?.state !== 'ready') return
    const at = clock.now()
    await updateImport(tx, importId, { state: 'made', draftId })
    for (const savedBy of await othersIn(tx, importId, by)) {
      await keepAuthor(tx, draftId, { savedBy, savedAt: at, reason })
    }
    await recordAudit(tx, {
      at,
      actor: by,
      action: 'policy-import.made',
      subject: { kind: 'policy-import', id: importId },
      facts: { draft: draftId, rules, confirmed },
    })
  })
}

/** Everyone else who brought the file in, or said what its clauses or its control mean. */
async function othersIn(tx: Tx, importId: string, by: string): Promise<readonly string[]> {
  const entries = await entriesAbout(tx, { kind: 'policy-import', id: importId })
  const actors = new Set(entries.map(({ actor }) => actor))
  return [...actors].filter((actor) => actor !== by && isId(actor))
}

/** A save that leaves the text as it is, as the saves of a draft are who wrote it. */
async function keepAuthor(
  tx: Tx,
  draftId: string,
  save: { readonly savedBy: string; readonly savedAt: Date; readonly reason: string },
): Promise<void> {
  const draft = await findDraftRow(tx, draftId, 'lock')
  if (draft?.state !== 'drafting') return
  const { source, revision } = draft
  await putRevision(tx, draftId, { revision: revision + 1, source, ...save })
}
