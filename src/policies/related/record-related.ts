import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db, Tx } from '#db/db.ts'
import { openReview } from '#policies/reviewing/open-review.ts'
import type { OfTrust, Shelf } from '#policies/shelf.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import {
  documentsNamed,
  isNewer,
  type RelatedDocument,
  type RelatedRecord,
} from './related-document.ts'
import { findHistory, insertRecord } from './related.store.ts'

/** What somebody says of a document. */
export type Recorded = Omit<RelatedRecord, 'recordedAt' | 'recordedBy'>

/** Why a record was not kept: a link is needed for what is in force. */
export type NotRecorded = { readonly type: 'no-edition' }

/**
 * Keeps what somebody says of a document. An edition newer than the one the policy rests on opens a review of
 * the policy, once for each such edition, and its id comes back. A form sent twice is kept once.
 */
export async function recordRelated(
  { db, clock, shelf }: { readonly db: Db; readonly clock: Clock; readonly shelf: Shelf },
  asked: { readonly trust: OfTrust; readonly by: string; readonly recorded: Recorded },
): Promise<Result<{ readonly reviewId?: string }, NotRecorded>> {
  const { trust, by, recorded } = asked
  const at = clock.now()
  const edition = await shelf.inForce(trust, dayOf(at))
  if (edition === undefined) return err({ type: 'no-edition' })
  return db.transactionFor(trust.trustId, async (tx) => {
    const [before] = await findHistory(tx, recorded, 1)
    const isNew = await insertRecord(tx, { ...recorded, recordedAt: at, recordedBy: by })
    if (!isNew) return ok({})
    const review = await reviewFor(tx, { edition, recorded, by, at })
    await recordAudit(tx, {
      at,
      actor: by,
      action: 'related-document.recorded',
      subject: { kind: 'related-document', id: recorded.document },
      facts: { ...factsOf(recorded), before: before ? factsOf(before) : null },
    })
    return ok(review === undefined ? {} : { reviewId: review })
  })
}

/** What the record of the trust keeps of it. */
function factsOf({ schoolId, status, link, edition }: Recorded) {
  return {
    school: schoolId ?? null,
    status,
    link: link ?? null,
    edition: edition ?? null,
  }
}

type Told = {
  readonly edition: SealedEdition
  readonly recorded: Recorded
  readonly by: string
  readonly at: Date
}

async function reviewFor(tx: Tx, { edition, recorded, by, at }: Told): Promise<string | undefined> {
  const one = documentsNamed(edition.rulebook).find(
    ({ document }) => document === recorded.document,
  )
  if (one === undefined || !isNewer(recorded.edition, one)) return undefined
  const { reviewId } = await openReview(tx, {
    edition,
    cause: one.kind === 'template' ? 'template-change' : 'guidance-change',
    reason: reasonFor(one, recorded),
    about: `guidance:${one.document}:${recorded.edition ?? ''}`.slice(0, 200),
    by,
    at,
  })
  return reviewId
}

function reasonFor(one: RelatedDocument, { edition = '' }: Recorded): string {
  const { title, cites, writtenIn = '', clause = '' } = one
  const basis =
    cites === undefined
      ? `by clause ${clause} the policy in force from ${writtenIn} was written from it`
      : `clause ${clause} cites ${cites}`
  return `${title}: ${edition} is out, and ${basis}.`.slice(0, 500)
}
