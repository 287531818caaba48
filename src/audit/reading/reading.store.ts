import { type RawBuilder, type Selectable, sql } from 'kysely'

import { isRecord } from '#core/is-record.ts'
import type { Tx } from '#db/db.ts'
import type { AuditEntryTable } from '#db/tables.ts'

import type { AuditEntry } from '#audit/audit-entry.ts'
import { thingsOf } from './entry-words.ts'
import type { RecordFilter } from './record-filter.ts'

/** An entry as it is read, under its id. */
export type KeptEntry = AuditEntry & {
  readonly entryId: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** What to find: a filter whose person is known by id, as the one who acted or whom it is about. */
export type Wanted = Omit<RecordFilter, 'person'> & {
  readonly people?: readonly string[] | undefined
  readonly limit: number
}

/** The entries wanted, newest first. */
export async function findRecord(tx: Tx, wanted: Wanted): Promise<readonly KeptEntry[]> {
  const conditions = conditionsOf(wanted)
  const rows = await tx.query
    .selectFrom('audit_entry')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .$if(conditions.length > 0, (all) =>
      all.where(sql<boolean>`${sql.join(conditions, sql` and `)}`),
    )
    .orderBy('at', 'desc')
    .orderBy('entry_id', 'desc')
    .limit(wanted.limit)
    .execute()
  return rows.map(fromRow)
}

// What is about a role names its holder among its facts. Few entries are, and the index finds them.
const aboutRoles = ['role.given', 'role.changed', 'role.ended']

/** Every entry of what a person or a part of the software did, oldest first. */
export async function findEntriesBy(tx: Tx, actor: string): Promise<readonly KeptEntry[]> {
  const rows = await tx.query
    .selectFrom('audit_entry')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('actor', '=', actor)
    .orderBy('at')
    .orderBy('entry_id')
    .execute()
  return rows.map(fromRow)
}

function conditionsOf(wanted: Wanted): readonly RawBuilder<boolean>[] {
  const { from, to, people, kind, subject, before } = wanted
  return [
    from && sql<boolean>`at >= ${from}::date::timestamp at time zone 'Europe/London'`,
    to && sql<boolean>`at < (${to}::date + 1)::timestamp at time zone 'Europe/London'`,
    people &&
      sql<boolean>`(actor = any (${people}::text[])
      or (subject_kind = 'person' and subject_id = any (${people}::text[]))
      or (action = any (${aboutRoles}::text[]) and facts ->> 'personId' = any (${people}::text[])))`,
    kind && sql<boolean>`split_part(action, '.', 1) = any (${thingsOf(kind)}::text[])`,
    subject && sql<boolean>`(subject_kind = ${subject.kind} and subject_id = ${subject.id})`,
    before && sql<boolean>`(at, entry_id) < (${before.at}::timestamptz, ${before.entryId}::uuid)`,
  ].filter((one) => one !== undefined && one !== '')
}

/** One entry and its place in the log; of an erased one only the place. */
export async function findReadEntry(
  tx: Tx,
  entryId: string,
): Promise<{ readonly index: number; readonly entry: KeptEntry | undefined } | undefined> {
  const key = { trust: tx.trustId, entryId }
  const leaf = await tx.query
    .selectFrom('audit_leaf')
    .select('leaf_index')
    .where('trust_id', '=', key.trust)
    .where('entry_id', '=', key.entryId)
    .executeTakeFirst()
  if (leaf === undefined) return undefined
  const row = await tx.query
    .selectFrom('audit_entry')
    .selectAll()
    .where('trust_id', '=', key.trust)
    .where('entry_id', '=', key.entryId)
    .executeTakeFirst()
  return { index: leaf.leaf_index, entry: row && fromRow(row) }
}

/** The latest checkpoint that was signed, and when. */
export async function findLastCheckpoint(tx: Tx) {
  return tx.query
    .selectFrom('audit_checkpoint')
    .select(['note', 'public_key as publicKey', 'size', 'signed_at as signedAt'])
    .where('trust_id', '=', tx.trustId)
    .orderBy('size', 'desc')
    .orderBy('signed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

function fromRow(row: Selectable<AuditEntryTable>): KeptEntry {
  const { entry_id: entryId, at, actor, action, subject_kind: kind, subject_id: id } = row
  const facts = isRecord(row.facts) ? row.facts : {}
  return { entryId, at, actor, action, subject: { kind, id }, facts }
}
