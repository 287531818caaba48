import type { Clock } from '#core/clock.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'
import type { NotDrafting } from '#policies/drafts/change-draft.ts'
import type { Draft, Revision } from '#policies/drafts/draft.ts'
import { findRevision } from '#policies/drafts/drafts.store.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { saveDraft } from '#policies/drafts/save-draft.ts'

/** What writing a draft needs. */
export type WritingNeeds = { readonly db: Db; readonly clock: Clock }

/** Who changes which draft, why, and from which revision they began. */
export type Revising = {
  readonly trustId: string
  readonly draftId: string
  readonly by: string
  readonly reason: string
  /** The revision that was shown to them. */
  readonly base: number
}

/** A draft as it is now, and as it was when somebody began to change it. */
export type Between = { readonly current: Draft; readonly base: string }

/**
 * Changes a draft, whatever others save meanwhile: `revise` is asked again on what they left, until its
 * text could be kept on the very text it was made from.
 */
export async function reviseDraft<E>(
  needs: WritingNeeds,
  asked: Revising,
  revise: (between: Between) => Result<string, E>,
): Promise<Result<Draft, E | NotDrafting>> {
  for (;;) {
    const between = await findBetween(needs, asked)
    if (between === undefined) return err({ type: 'no-such-draft' })
    const { current } = between
    if (current.state !== 'drafting') return err({ type: 'not-drafting', draft: current })
    const source = revise(between)
    if (!source.ok) return source
    const { revision: base } = current
    const saved = await saveDraft(needs, { ...asked, base, source: source.value })
    if (saved.ok) return ok(saved.value)
    // Whoever was first has saved, so that asking again always comes to an end.
    if (saved.error.type !== 'stale') return err(saved.error)
  }
}

async function findBetween(needs: WritingNeeds, asked: Revising): Promise<Between | undefined> {
  const current = await findDraft(needs, asked)
  if (current === undefined || current.revision === asked.base) {
    return current && { current, base: current.source }
  }
  const base = await findSave(needs, { ...asked, revision: asked.base })
  // A form that names a revision there never was began from nothing we know: from what is there now.
  return { current, base: base?.source ?? current.source }
}

/** One save of a draft. */
export async function findSave(
  { db }: Pick<WritingNeeds, 'db'>,
  asked: { readonly trustId: string; readonly draftId: string; readonly revision: number },
): Promise<Revision | undefined> {
  const { trustId, draftId, revision } = asked
  return db.transactionFor(trustId, (tx) => findRevision(tx, draftId, revision))
}
