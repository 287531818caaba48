import { recordAudit } from '#audit/audit.store.ts'
import type { Tx } from '#db/db.ts'
import { appendHistory } from '#people/history.store.ts'

import type { Holding } from './role.ts'
import { putHolding } from './roles.store.ts'

/** Keeps a holding with its history and audit entry: how giving, changing and ending a role end. */
export async function keepHolding(
  tx: Tx,
  holding: Holding,
  change: {
    readonly at: Date
    readonly by: string
    readonly action: 'role.given' | 'role.changed' | 'role.ended'
  },
): Promise<Holding> {
  const { holdingId, ...state } = holding
  const subject = { kind: 'role', id: holdingId } as const
  await putHolding(tx, holding)
  await appendHistory(tx, subject, { at: change.at, cause: change.action, state })
  await recordAudit(tx, {
    at: change.at,
    actor: change.by,
    action: change.action,
    subject,
    facts: state,
  })
  return holding
}
