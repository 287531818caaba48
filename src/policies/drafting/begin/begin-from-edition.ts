import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import { err, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'
import { beginDraft, type NotBegun } from '#policies/drafts/begin-draft.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import { labelOfDraft } from '#policies/drafting/control/numbering.ts'
import { putEdition } from '#policies/editions.store.ts'
import type { Shelf } from '#policies/shelf.ts'
import { setControl } from '#rulebooks/writing/control.ts'

/** Why no draft was begun from the edition in force. */
export type NotBegunFromEdition = NotBegun | { readonly type: 'no-edition' }

/**
 * Begins a draft with the text of the edition in force, under the number that follows by the trust's
 * own scheme.
 */
export async function beginFromEdition(
  { db, clock, shelf }: { readonly db: Db; readonly clock: Clock; readonly shelf: Shelf },
  asked: {
    readonly trust: { readonly trustId: string; readonly code: string }
    readonly by: string
    readonly draftId: string
  },
): Promise<Result<Draft, NotBegunFromEdition>> {
  const { trust, by, draftId } = asked
  const { trustId } = trust
  const today = dayOf(clock.now())
  const edition = await shelf.inForce(trust, today)
  if (edition === undefined) return err({ type: 'no-edition' })
  const { seal, source, vocabularyText, rulebook } = edition
  const { edition: current, title } = rulebook.control
  const kept = { seal, source, vocabularyText, label: current }
  await db.transactionFor(trustId, (tx) => putEdition(tx, kept, clock.now()))
  const label = labelOfDraft(edition, today)
  const numbered = setControl(source, { edition: label })
  return beginDraft(
    { db, clock },
    {
      trustId,
      by,
      draftId,
      title: label === current ? title : `${title} ${label}`,
      source: numbered.ok ? numbered.value : source,
      baseSeal: seal,
      reason: `Begun from edition ${current}`,
    },
  )
}
