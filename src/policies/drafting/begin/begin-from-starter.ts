import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import { err, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'
import { beginDraft, type NotBegun } from '#policies/drafts/begin-draft.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import { openCatalogue } from '#policies/importing/matching/open-catalogue.ts'
import type { Library } from '#rulebooks/library.ts'

import { readStarter } from './read-starter.ts'
import { draftFromStarter } from './starter.ts'

/** Why no draft was begun from ready clauses. */
export type NotBegunFromStarter =
  | NotBegun
  | { readonly type: 'do-not-stand-together'; readonly why: string }

/** Begins the first draft of a policy from ready clauses of the catalogue. */
export async function beginFromStarter(
  { db, clock, library }: { readonly db: Db; readonly clock: Clock; readonly library: Library },
  asked: {
    readonly trust: {
      readonly trustId: string
      readonly code: string
      readonly slug: string
      readonly name: string
    }
    readonly by: string
    readonly draftId: string
    readonly chosen: ReadonlySet<string>
  },
): Promise<Result<Draft, NotBegunFromStarter>> {
  const { trust, by, draftId, chosen } = asked
  const { vocabulary } = library
  const needs = { catalogue: openCatalogue(), vocabulary, today: dayOf(clock.now()) }
  const source = draftFromStarter(needs, { trust, sections: readStarter(), chosen })
  if (!source.ok) {
    return err({
      type: 'do-not-stand-together',
      why: source.error.map(({ says }) => says).join('; '),
    })
  }
  return beginDraft(
    { db, clock },
    {
      trustId: trust.trustId,
      by,
      draftId,
      title: 'Social media policy 0.1',
      source: source.value,
      reason: 'Begun from the catalogue of ready clauses',
    },
  )
}
