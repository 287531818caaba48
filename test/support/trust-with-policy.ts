import { readFileSync } from 'node:fs'

import type { App } from '#app.ts'
import { clockAt } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import type { Trust } from '#people/trust.ts'
import { keepEditions } from '#policies/keep-editions.ts'
import { openShelf, type Shelf } from '#policies/shelf.ts'
import { reopenEdition, type Library, type SealedEdition } from '#rulebooks/library.ts'
import { makeTheme } from '#web/theme.ts'

import { makeTrust } from './makers.ts'
import { type Insider, insiderOf } from './people-pages.ts'
import { signedIn } from './signed-in.ts'
import { testApp } from './test-app.ts'

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

/** A trust with a policy, its pages, and a way to sign people in there; the clock stands where it is set. */
export type PolicyPages = TrustWithPolicy & {
  readonly app: App
  /** The application at another instant. */
  readonly appAt: (instant: string) => App
  readonly as: (asked?: Omit<Parameters<typeof signedIn>[1], 'trust'>) => Promise<Insider>
}

/** See `PolicyPages`. */
export async function policyPages(
  db: Db,
  changes: Readonly<Record<string, string>> = {},
): Promise<PolicyPages> {
  const at = await makeTrustWithPolicy(db, changes)
  const { trust, library } = at
  const { slug, name, code } = trust
  const theme = makeTheme({ slug, name, shortName: name, code, colour: '#1c5c3c' })
  if (!theme.ok) throw new Error('the look of a trust of tests is wrong')
  const themes = new Map([[slug, theme.value]])
  const app = testApp({ db, themes, library })
  return {
    ...at,
    app,
    appAt: (instant) => testApp({ db, themes, library, clock: clockAt(instant) }),
    as: async (asked = {}) => insiderOf(app, trust, await signedIn(db, { trust, ...asked })),
  }
}
