import type { Tx } from '#db/db.ts'

import { findAuditOf } from './audit.store.ts'

/** The audit entries about one thing, oldest first: for what compares itself with what was recorded. */
export function entriesAbout(
  tx: Tx,
  subject: { readonly kind: string; readonly id: string },
): ReturnType<typeof findAuditOf> {
  return findAuditOf(tx, subject)
}
