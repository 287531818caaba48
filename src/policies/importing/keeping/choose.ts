import { recordAudit } from '#audit/audit.store.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Tx } from '#db/db.ts'
import { saidOf, standsAlike, type Saying } from '#policies/importing/reviewing/saying.ts'
import type { ReviewClause } from '#policies/importing/reviewing/review-clause.ts'

import { findClauseAt, findClauses, updateClause } from './clauses.store.ts'
import { countChange, findImport } from './imports.store.ts'
import { recheck, type OfImport, type ReviewNeeds } from './recheck.ts'

/** Why nothing was said of a clause. */
export type NotSaid =
  | { readonly type: 'no-such-clause' }
  | { readonly type: 'not-now' }
  /** Somebody said something else of it since the page was shown. */
  | { readonly type: 'stale'; readonly clause: ReviewClause }

type Asked = OfImport & {
  readonly by: string
  readonly place: number
  /** How often something had been said of the clause when the page was shown. */
  readonly seen: number
  readonly saying: Saying
}

/**
 * Says something of a clause under review, and has the draft checked anew. Said twice it is said once;
 * where somebody else said otherwise meanwhile, nothing changes.
 */
export async function sayOfClause(
  needs: ReviewNeeds,
  asked: Asked,
): Promise<Result<ReviewClause, NotSaid>> {
  const said = await needs.db.transactionFor(asked.trust.trustId, (tx) => keep(tx, needs, asked))
  if (said.ok) await recheck(needs, asked)
  return said
}

async function keep(
  tx: Tx,
  { clock }: ReviewNeeds,
  { importId, place, by, seen, saying }: Asked,
): Promise<Result<ReviewClause, NotSaid>> {
  const one = await findImport(tx, importId, 'lock')
  if (one?.state !== 'ready') return err({ type: 'not-now' })
  const clause = await findClauseAt(tx, { importId, place }, 'lock')
  if (!clause) return err({ type: 'no-such-clause' })
  const at = clock.now()
  const after = saidOf(clause, saying, { by, at })
  if (standsAlike(clause, after)) return ok(clause)
  if (clause.revision !== seen) return err({ type: 'stale', clause })
  await updateClause(tx, importId, after)
  await countChange(tx, importId)
  await recordAudit(tx, {
    at,
    actor: by,
    action: 'policy-import.chosen',
    subject: { kind: 'policy-import', id: importId },
    facts: { clause: clause.clause.number, said: saying.type, state: after.state },
  })
  return ok(after)
}

/** What accepting a section came to: how many clauses were accepted, and how many had changed meanwhile. */
export type SectionAccepted = { readonly accepted: number; readonly changed: number }

/** Accepts what is chosen for the clauses of a section, as far as it is still what the page showed. */
export async function acceptSection(
  needs: ReviewNeeds,
  asked: OfImport & {
    readonly by: string
    readonly section: string
    /** How often something had been said of each clause when the page was shown, by its place. */
    readonly seen: ReadonlyMap<number, number>
  },
): Promise<Result<SectionAccepted, { readonly type: 'not-now' }>> {
  const { trust, importId, by, section, seen } = asked
  const done = await needs.db.transactionFor(trust.trustId, async (tx) => {
    const one = await findImport(tx, importId, 'lock')
    if (one?.state !== 'ready') return err({ type: 'not-now' } as const)
    const shown = (await findClauses(tx, { importId, section, state: 'to-do' })).filter(
      ({ place }) => seen.has(place),
    )
    const same = shown.filter(({ place, revision }) => seen.get(place) === revision)
    if (same.length === 0) return ok({ accepted: 0, changed: shown.length })
    const at = needs.clock.now()
    for (const clause of same) {
      await updateClause(tx, importId, saidOf(clause, { type: 'accept' }, { by, at }))
    }
    await countChange(tx, importId)
    await recordAudit(tx, {
      at,
      actor: by,
      action: 'policy-import.chosen',
      subject: { kind: 'policy-import', id: importId },
      facts: { section, said: 'accept', clauses: same.map(({ clause }) => clause.number) },
    })
    return ok({ accepted: same.length, changed: shown.length - same.length })
  })
  if (done.ok && done.value.accepted > 0) await recheck(needs, asked)
  return done
}
