import { sql } from 'kysely'

import { newId } from '#core/ids.ts'
import type { Tx } from '#db/db.ts'

import type { AuditEntry } from './audit-entry.ts'
import { commitmentTo, newSalt, payloadOf } from './log/commitment.ts'
import { openLog } from './log.store.ts'

/**
 * Keeps one audit entry of the transaction's trust, as the next leaf of its log, and gives its id. Call
 * it inside the transaction that makes the change, so that neither can exist without the other; and
 * last, as the trust's next entry waits until that transaction ends.
 */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<string> {
  const entryId = newId()
  if (await append(tx, entryId, entry)) return entryId
  await openLog(tx)
  if (await append(tx, entryId, entry)) return entryId
  throw new Error('the audit log could not be opened')
}

/** Counts, keeps and commits in one statement; false when the trust has no log yet. */
async function append(tx: Tx, entryId: string, entry: AuditEntry): Promise<boolean> {
  const { at, actor, action, subject } = entry
  const facts = JSON.stringify(entry.facts ?? {})
  const salt = newSalt()
  const commitment = commitmentTo({ payload: payloadOf(entryId, entry), salt })
  const { rows } = await sql`
    with log as (
      update audit_log set size = size + 1
      where trust_id = ${tx.trustId}::uuid
      returning trust_id, size - 1 as leaf_index
    ), entry as (
      insert into audit_entry
        (trust_id, entry_id, at, actor, action, subject_kind, subject_id, facts)
      select trust_id, ${entryId}::uuid, ${at}::timestamptz, ${actor}::text, ${action}::text,
        ${subject.kind}::text, ${subject.id}::text, ${facts}::jsonb
      from log
    )
    insert into audit_leaf (trust_id, leaf_index, entry_id, commitment, salt)
    select trust_id, leaf_index, ${entryId}::uuid, ${commitment}::bytea, ${salt}::bytea
    from log
    returning leaf_index`.execute(tx.query)
  return rows.length === 1
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
