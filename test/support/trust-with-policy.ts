import { readFileSync } from 'node:fs'

import { clockAt } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import type { Trust } from '#people/trust.ts'
import { keepEditions } from '#policies/keep-editions.ts'
import { openShelf, type Shelf } from '#policies/shelf.ts'
import { reopenEdition, type Library, type SealedEdition } from '#rulebooks/library.ts'

import { makeTrust } from './makers.ts'

const file = 'src/rulebooks/fixtures/model-trust/policy.md'

/** A trust of its own for one test, with a policy of its own. */
export type TrustWithPolicy = {
  readonly trust: Trust
  readonly edition: SealedEdition
  readonly library: Library
  readonly shelf: Shelf
}

/** A trust with the model policy, its words changed as a test likes; kept as at a start. */
export async function makeTrustWithPolicy(
  db: Db,
  changes: Readonly<Record<string, string>> = {},
): Promise<TrustWithPolicy> {
  const trust = await makeTrust(db)
  const words = readFileSync('rulebooks/vocabulary.yaml', 'utf8')
  const text = Object.entries(changes)
    .reduce((now, [from, to]) => now.replace(from, to), readFileSync(file, 'utf8'))
    .replaceAll('MOD', trust.code)
    .replace('slug: model-trust', `slug: ${trust.slug}`)
  const edition = reopenEdition({ text, file }, words)
  if (!edition.ok) throw new Error(edition.error.map(({ says }) => says).join('\n'))
  const { value } = edition
  const library = { vocabulary: value.vocabulary, editions: new Map([[trust.code, value]]) }
  await keepEditions({ db, library, clock: clockAt('2026-11-20T08:00:00Z') })
  return { trust, edition: value, library, shelf: openShelf({ db, library }) }
}
