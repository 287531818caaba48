import { isId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'

import type { Decision } from '#decisions/decision.ts'
import { findDecisionsOf } from '#decisions/decisions.store.ts'

/** Some of a person's kept answers, newest first, and where the older ones begin. */
export type OwnQuestions = {
  readonly decisions: readonly Decision[]
  readonly next: string | undefined
}

/** A person's kept answers, newest first, up to `most` of them from those before an id on. */
export async function ownQuestions(
  { db }: { readonly db: Db },
  asked: {
    readonly trustId: string
    readonly personId: string
    readonly most: number
    readonly before?: string | undefined
  },
): Promise<OwnQuestions> {
  const { trustId, personId, most } = asked
  const before = asked.before !== undefined && isId(asked.before) ? asked.before : undefined
  const found = await db.transactionFor(trustId, (tx) =>
    findDecisionsOf(tx, { personId, before, limit: most + 1 }),
  )
  const decisions = found.slice(0, most)
  return { decisions, next: found.length > most ? decisions.at(-1)?.decisionId : undefined }
}
