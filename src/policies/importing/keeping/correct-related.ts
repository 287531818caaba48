import { recordAudit } from '#audit/audit.store.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { RelatedDocument } from '#policies/importing/control/related.ts'
import { relatedOf, type ReviewRelated, type Said } from '#policies/importing/reviewing/said.ts'

import { findClauses } from './clauses.store.ts'
import { countChange, findImport, updateImport } from './imports.store.ts'
import { recheck, type OfImport, type ReviewNeeds } from './recheck.ts'

/** What is said of a document: that it is another, that the policy does not lean on it, or that it does. */
export type RelatedSaying =
  | { readonly type: 'correct'; readonly document: Omit<RelatedDocument, 'clause'> }
  | { readonly type: 'strike' }
  | { readonly type: 'put-back' }

/** Why nothing was said of a document; `stale`: somebody said something else of it meanwhile. */
export type NotSaidOfRelated =
  | { readonly type: 'not-now' | 'no-such-document' }
  | { readonly type: 'stale'; readonly document: ReviewRelated }

/** Puts a document right that a policy is taken to lean on, strikes it out, or puts it back. */
export async function correctRelated(
  needs: ReviewNeeds,
  asked: OfImport & {
    readonly by: string
    /** Its place among the documents. */
    readonly place: number
    /** What stood there when the page was shown. */
    readonly seen: string
    readonly saying: RelatedSaying
  },
): Promise<Result<undefined, NotSaidOfRelated>> {
  const { trust, importId, by, place, seen, saying } = asked
  const done = await needs.db.transactionFor(trust.trustId, async (tx) => {
    const one = await findImport(tx, importId, 'lock')
    if (one?.state !== 'ready') return err({ type: 'not-now' } as const)
    const documents = relatedOf(one, await findClauses(tx, { importId }))
    const document = documents[place]
    if (!document) return err({ type: 'no-such-document' } as const)
    const at = needs.clock.now()
    const after = afterSaying(document, saying, { by, at })
    if (relatedMark(after) === relatedMark(document)) return ok(undefined)
    if (relatedMark(document) !== seen) return err({ type: 'stale', document } as const)
    await updateImport(tx, importId, { related: documents.with(place, after) })
    await countChange(tx, importId)
    await recordAudit(tx, {
      at,
      actor: by,
      action: 'policy-import.corrected',
      subject: { kind: 'policy-import', id: importId },
      facts: { clause: document.clause, related: document.title, said: saying.type },
    })
    return ok(undefined)
  })
  if (done.ok) await recheck(needs, asked)
  return done
}

function afterSaying(document: ReviewRelated, saying: RelatedSaying, said: Said): ReviewRelated {
  const { struck, ...standing } = document
  if (saying.type === 'put-back') return standing
  if (saying.type === 'strike') return { ...standing, struck: struck ?? said }
  const { clause } = document
  const isSame = relatedMark({ ...saying.document, clause }) === relatedMark(standing)
  return isSame ? document : { ...saying.document, clause, corrected: said }
}

/** A mark of what stands of a document, to know when it was changed meanwhile. */
export function relatedMark({ title, kind, status, year, struck }: ReviewRelated): string {
  return JSON.stringify([title, kind, status, year ?? '', struck !== undefined])
}
