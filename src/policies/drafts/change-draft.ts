import { err, type Result } from '#core/result.ts'
import type { Db, Tx } from '#db/db.ts'

import type { Draft } from './draft.ts'
import { findDraftRow } from './drafts.store.ts'

/** Why a draft could not be changed, whatever the change was. */
export type NotDrafting =
  | { readonly type: 'no-such-draft' }
  /** It is with those who decide on it, was decided on, or was withdrawn. */
  | { readonly type: 'not-drafting'; readonly draft: Draft }

/** Changes a draft that is being written, in one transaction in which nobody else can change it. */
export function changeDraft<E>(
  { db }: { readonly db: Db },
  { trustId, draftId }: { readonly trustId: string; readonly draftId: string },
  change: (tx: Tx, draft: Draft) => Promise<Result<Draft, E>>,
): Promise<Result<Draft, E | NotDrafting>> {
  return db.transactionFor(trustId, async (tx): Promise<Result<Draft, E | NotDrafting>> => {
    const draft = await findDraftRow(tx, draftId, 'lock')
    if (draft === undefined) return err({ type: 'no-such-draft' })
    if (draft.state !== 'drafting') return err({ type: 'not-drafting', draft })
    return change(tx, draft)
  })
}
