import { readFileSync } from 'node:fs'

import type { Db } from '#db/db.ts'
import { keepTrust } from '#people/keep-trust.ts'
import type { Trust } from '#people/trust.ts'
import { clockAt } from '#core/clock.ts'
import { err, ok } from '#core/result.ts'
import { isoDay } from '#core/day.ts'
import { standingOn } from '#policies/reviewing/review.ts'
import { keepEditions } from '#policies/keep-editions.ts'
import type { Shelf } from '#policies/shelf.ts'
import { reopenEdition, type Library } from '#rulebooks/library.ts'

const file = 'src/rulebooks/fixtures/model-trust/policy.md'

/** A library that holds one edition only: that of the model trust the tests of the language use. */
export function modelLibrary(): Library {
  const words = readFileSync('rulebooks/vocabulary.yaml', 'utf8')
  const edition = reopenEdition({ text: readFileSync(file, 'utf8'), file }, words)
  if (!edition.ok) throw new Error(edition.error.map(({ says }) => says).join('\n'))
  return {
    vocabulary: edition.value.vocabulary,
    editions: new Map([[edition.value.rulebook.control.trust, edition.value]]),
  }
}

/** The model trust and its edition, kept in a database. */
export async function keepModelTrust(db: Db, library: Library): Promise<Trust> {
  const trust = await keepTrust({ db }, { code: 'MOD', name: 'Model Trust', slug: 'model-trust' })
  await keepEditions({ db, library, clock: clockAt('2026-11-20T08:00:00Z') })
  return trust
}

/** A shelf with the editions of a library alone, for pages that are tested without a database. */
export function modelShelf({ editions }: Library): Shelf {
  return {
    inForce: async ({ code }) => editions.get(code),
    inForceIn: async (_, { code }) => editions.get(code),
    holds: async ({ code }) => editions.has(code),
    first: (code) => editions.get(code),
    bySeal: async (_, seal) => {
      const edition = [...editions.values()].find((one) => one.seal === seal)
      return edition ? ok(edition) : err({ type: 'edition-missing', seal })
    },
    since: async (_, { rulebook }) => isoDay(rulebook.control.inForce.from),
    review: async (_, { rulebook }, day) => standingOn(day, isoDay(rulebook.control.review.due)),
    terms: async () => [],
  }
}
