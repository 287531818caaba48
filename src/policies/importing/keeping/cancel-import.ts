import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'

import { replaceClauses } from './clauses.store.ts'
import { findImport, updateImport } from './imports.store.ts'
import { deletePieces } from './pieces.store.ts'
import { canBeCancelled } from './policy-import.ts'
import type { NotNow } from './receive-policy.ts'

/** Gives an import up: its file and what was found in it are gone. Asked twice it is done once. */
export async function cancelImport(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  {
    trustId,
    importId,
    by,
  }: { readonly trustId: string; readonly importId: string; readonly by: string },
): Promise<Result<undefined, NotNow>> {
  return db.transactionFor(trustId, async (tx) => {
    const found = await findImport(tx, importId, 'lock')
    if (!found) return err('no-such-import')
    if (found.state === 'cancelled') return ok(undefined)
    if (!canBeCancelled(found)) return err('not-now')
    await deletePieces(tx, importId)
    await replaceClauses(tx, importId, [])
    await updateImport(tx, importId, { state: 'cancelled' })
    const subject = { kind: 'policy-import', id: importId }
    const at = clock.now()
    await recordAudit(tx, { at, actor: by, action: 'policy-import.cancelled', subject })
    return ok(undefined)
  })
}
