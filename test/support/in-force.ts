import { clockAt } from '#core/clock.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import { putEdition } from '#policies/editions.store.ts'
import { putTerm } from '#policies/terms.store.ts'
import { reopenEdition, type SealedEdition } from '#rulebooks/library.ts'

/** An edition with its text changed; throws when the text can no longer be read. */
export function changedEdition(
  { source, vocabularyText }: SealedEdition,
  change: (text: string) => string,
): SealedEdition {
  const edition = reopenEdition({ text: change(source), file: 'policy.md' }, vocabularyText)
  if (edition.ok) return edition.value
  throw new Error(edition.error.map(({ says }) => says).join('\n'))
}

/** Puts an edition in force from a day on, without asking any board. */
export async function putInForce(
  db: Db,
  { trustId }: { readonly trustId: string },
  { edition, fromDay }: { readonly edition: SealedEdition; readonly fromDay: IsoDay },
): Promise<void> {
  const at = clockAt('2026-06-01T09:00:00Z').now()
  const { seal } = edition
  await db.transactionFor(trustId, async (tx) => {
    await putEdition(tx, { ...edition, label: edition.rulebook.control.edition }, at)
    await putTerm(tx, { seal, fromDay, recordedAt: at, recordedBy: 'test' })
  })
}
