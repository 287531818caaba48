import { err, ok, type Result } from '#core/result.ts'
import type { Tx } from '#db/db.ts'
import { renderMistake } from '#rulebooks/language/mistakes.ts'
import { reopenEdition as readAgain, type SealedEdition } from '#rulebooks/library.ts'

import { findEdition } from './editions.store.ts'

/** An edition that cannot be had again: not kept, or kept but no longer readable. */
export type EditionLost =
  | { readonly type: 'edition-missing'; readonly seal: string }
  | { readonly type: 'edition-unreadable'; readonly seal: string; readonly why: readonly string[] }

/** The edition that was kept under a seal, read again from its kept text. */
export async function reopenEdition(
  tx: Tx,
  seal: string,
): Promise<Result<SealedEdition, EditionLost>> {
  const kept = await findEdition(tx, seal)
  if (kept === undefined) return err({ type: 'edition-missing', seal })
  const edition = readAgain({ text: kept.source, file: 'policy.md' }, kept.vocabularyText)
  if (edition.ok && edition.value.seal === seal) return ok(edition.value)
  const why = edition.ok
    ? ['the kept text does not bear its seal']
    : edition.error.map(renderMistake)
  return err({ type: 'edition-unreadable', seal, why })
}
