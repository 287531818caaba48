import { newId } from '#core/ids.ts'
import type { Tx } from '#db/db.ts'

import type { AuditEntry } from './audit-entry.ts'

/**
 * Keeps one audit entry of the transaction's trust and gives its id. Call it inside the transaction
 * that makes the change, so that neither can exist without the other.
 */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<string> {
  const { entry_id } = await tx.query
    .insertInto('audit_entry')
    .values({
      trust_id: tx.trustId,
      entry_id: newId(),
      at: entry.at,
      actor: entry.actor,
      action: entry.action,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      facts: JSON.stringify(entry.facts ?? {}),
    })
    .returning('entry_id')
    .executeTakeFirstOrThrow()
  return entry_id
}

/** The audit entries about one thing, oldest first. */
export async function findAuditOf(
  tx: Tx,
  subject: AuditEntry['subject'],
): Promise<readonly (Omit<AuditEntry, 'subject' | 'facts'> & { readonly facts: unknown })[]> {
  return tx.query
    .selectFrom('audit_entry')
    .select(['at', 'actor', 'action', 'facts'])
    .where('trust_id', '=', tx.trustId)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('entry_id')
    .execute()
}
