import { newId } from '#core/ids.ts'
import type { Tx } from '#db/db.ts'

/** The text of an edition and of the vocabulary it is read with, under the seal of both. */
export type KeptEdition = {
  readonly seal: string
  readonly label: string
  readonly source: string
  readonly vocabularyText: string
}

/** Keeps an edition unless it is kept already under its seal. */
export async function putEdition(
  tx: Tx,
  { seal, label, source, vocabularyText }: KeptEdition,
  loadedAt: Date,
): Promise<void> {
  await tx.query
    .insertInto('edition')
    .values({
      trust_id: tx.trustId,
      edition_id: newId(),
      label,
      seal,
      source,
      vocabulary: vocabularyText,
      loaded_at: loadedAt,
    })
    .onConflict((clash) => clash.columns(['trust_id', 'seal']).doNothing())
    .execute()
}

/** The edition kept under a seal, if there is one. */
export async function findEdition(tx: Tx, seal: string): Promise<KeptEdition | undefined> {
  return tx.query
    .selectFrom('edition')
    .select(['seal', 'label', 'source', 'vocabulary as vocabularyText'])
    .where('trust_id', '=', tx.trustId)
    .where('seal', '=', seal)
    .executeTakeFirst()
}
