import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import { listTrusts } from '#people/list-trusts.ts'
import type { Library } from '#rulebooks/library.ts'

import { putEdition } from './editions.store.ts'

/**
 * Keeps the text of every edition of the library whose trust is known, as at each start, so that an
 * answer can be given again under the very edition that gave it. An edition kept before stays as it is.
 */
export async function keepEditions({
  db,
  clock,
  library,
}: {
  readonly db: Db
  readonly clock: Clock
  readonly library: Library
}): Promise<void> {
  for (const { code, trustId } of await listTrusts({ db })) {
    const edition = library.editions.get(code)
    if (edition === undefined) continue
    const { seal, source, vocabularyText, rulebook } = edition
    const kept = { seal, source, vocabularyText, label: rulebook.control.edition }
    await db.transactionFor(trustId, (tx) => putEdition(tx, kept, clock.now()))
  }
}
