import type { Db } from '#db/db.ts'

import type { RelatedRecord } from './related-document.ts'
import { findHistory } from './related.store.ts'

const most = 20

/** What was recorded of a document for the trust or one school: the latest twenty. */
export async function historyOf(
  { db }: { readonly db: Db },
  asked: {
    readonly trustId: string
    readonly document: string
    readonly schoolId?: string | undefined
  },
): Promise<readonly RelatedRecord[]> {
  return db.transactionFor(asked.trustId, (tx) => findHistory(tx, asked, most))
}
