import { type RawBuilder, sql } from 'kysely'

import type { Tx } from '#db/db.ts'

import type { AuditEntry } from './audit-entry.ts'
import { commitmentTo, newSalt, payloadOf } from './log/commitment.ts'
import { erasureAction } from './log/erasures.ts'
import type { KeptCheckpoint, KeptLeaf } from './log/export-writer.ts'

/**
 * Begins the log of the transaction's trust unless it has one. Entries that were kept before there
 * was a log become its first leaves, in their order; only then, so that an entry slipped in past the
 * log later never gets a leaf.
 */
export async function openLog(tx: Tx): Promise<void> {
  const { numInsertedOrUpdatedRows } = await tx.query
    .insertInto('audit_log')
    .values({ trust_id: tx.trustId, size: 0 })
    .onConflict((clash) => clash.column('trust_id').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) await takeInEarlierEntries(tx)
}

async function takeInEarlierEntries(tx: Tx): Promise<void> {
  let size = 0
  for await (const rows of batches(tx, earlierEntries)) {
    const leaves = rows.map((row, index) => firstLeaf(tx.trustId, size + index, row))
    await tx.query.insertInto('audit_leaf').values(leaves).execute()
    size += rows.length
  }
  await tx.query.updateTable('audit_log').set({ size }).where('trust_id', '=', tx.trustId).execute()
}

function firstLeaf(trust_id: string, leaf_index: number, row: EntryRow) {
  const salt = newSalt()
  const { entry_id } = row
  const commitment = commitmentTo({ payload: payloadOf(entry_id, entryOf(row)), salt })
  return { trust_id, leaf_index, entry_id, commitment, salt }
}

/** How many leaves the log of the transaction's trust says it has. */
export async function findLogSize(tx: Tx): Promise<number> {
  const log = await tx.query
    .selectFrom('audit_log')
    .select('size')
    .where('trust_id', '=', tx.trustId)
    .executeTakeFirst()
  return log?.size ?? 0
}

/** The leaves of the log as they were at one moment, in their order, without what they commit to. */
export async function* findLeaves(tx: Tx): AsyncGenerator<KeptLeaf> {
  for await (const rows of batches(tx, bareLeaves)) {
    for (const row of rows) yield bareLeaf(row)
  }
}

/** The same with salts and entries, as far as they are there. */
export async function* findEntries(tx: Tx): AsyncGenerator<KeptLeaf> {
  for await (const rows of batches(tx, leavesWithEntries)) {
    for (const row of rows) yield { ...bareLeaf(row), committed: committedIn(row) }
  }
}

/** One entry with its place in the log; undefined when there is none, or it was erased. */
export async function findEntry(tx: Tx, entryId: string): Promise<KeptLeaf | undefined> {
  const { rows } = await sql<WholeRow>`
    select * from audit_leaf join audit_entry using (trust_id, entry_id)
    where trust_id = ${tx.trustId}::uuid and entry_id = ${entryId}::uuid`.execute(tx.query)
  const [row] = rows
  return row && { ...bareLeaf(row), committed: committedIn(row) }
}

/** How many entries of the trust have no place in its log: somebody put them there past it. */
export async function countOutside(tx: Tx): Promise<number> {
  const { rows } = await sql<{ outside: number }>`
    select count(*) as outside from audit_entry entry
    where trust_id = ${tx.trustId}::uuid and not exists (
      select from audit_leaf leaf
      where leaf.trust_id = entry.trust_id and leaf.entry_id = entry.entry_id
    )`.execute(tx.query)
  return rows[0]?.outside ?? 0
}

/** The checkpoints of the log, oldest first. */
export async function findCheckpoints(tx: Tx): Promise<readonly KeptCheckpoint[]> {
  return tx.query
    .selectFrom('audit_checkpoint')
    .select(['note', 'public_key as publicKey'])
    .where('trust_id', '=', tx.trustId)
    .orderBy('size')
    .orderBy('signed_at')
    .execute()
}

/** Keeps a checkpoint; nothing happens when another process kept the same one first. */
export async function insertCheckpoint(
  tx: Tx,
  { note, publicKey, size, signedAt }: KeptCheckpoint & { size: number; signedAt: Date },
): Promise<void> {
  await tx.query
    .insertInto('audit_checkpoint')
    .values({ trust_id: tx.trustId, size, public_key: publicKey, note, signed_at: signedAt })
    .onConflict((clash) => clash.columns(['trust_id', 'size', 'public_key']).doNothing())
    .execute()
}

/** The places of those of the entries that are there and may be erased, in their order. */
export async function findErasable(
  tx: Tx,
  entryIds: readonly string[],
): Promise<readonly number[]> {
  const { rows } = await sql<{ leaf_index: number }>`
    select leaf_index
    from audit_leaf join audit_entry using (trust_id, entry_id)
    where trust_id = ${tx.trustId}::uuid and entry_id = any (${entryIds}::uuid[])
      and action <> ${erasureAction}
    order by leaf_index`.execute(tx.query)
  return rows.map(({ leaf_index }) => leaf_index)
}

/** Erases the entries that the audit entry `erasureId` lists; gives how many. */
export async function eraseListed(tx: Tx, erasureId: string): Promise<number> {
  const { rows } = await sql<{ erased: number }>`
    select erase_audit_entries(${erasureId}::uuid) as erased`.execute(tx.query)
  return rows[0]?.erased ?? 0
}

type EntryRow = {
  readonly entry_id: string
  readonly at: Date
  readonly actor: string
  readonly action: string
  readonly subject_kind: string
  readonly subject_id: string
  readonly facts: Readonly<Record<string, unknown>>
}
type LeafRow = {
  readonly leaf_index: number
  readonly commitment: Uint8Array
}
type WholeRow = LeafRow & EntryRow & { readonly salt: Uint8Array }
/** An erased entry has neither. */
type LeafWithEntry = WholeRow | (LeafRow & { readonly salt: null; readonly actor: null })

// A cursor takes no values from outside, so these name the trust as row level security does.
const ofTrust = sql`trust_id = nullif(current_setting('app.trust', true), '')::uuid`
const earlierEntries = sql<EntryRow>`
  select * from audit_entry where ${ofTrust} order by entry_id`
const bareLeaves = sql<LeafRow>`
  select leaf_index, commitment from audit_leaf where ${ofTrust} order by leaf_index`
const leavesWithEntries = sql<LeafWithEntry>`
  select * from audit_leaf left join audit_entry using (trust_id, entry_id)
  where ${ofTrust} order by leaf_index`

/** The rows of a query as they were at one moment, some at a time. */
async function* batches<Row>(tx: Tx, query: RawBuilder<Row>): AsyncGenerator<readonly Row[]> {
  await sql`declare found no scroll cursor for ${query}`.execute(tx.query)
  for (;;) {
    const { rows } = await sql<Row>`fetch forward 2000 from found`.execute(tx.query)
    if (rows.length === 0) break
    yield rows
  }
  await sql`close found`.execute(tx.query)
}

function bareLeaf({ leaf_index, commitment }: LeafRow): KeptLeaf {
  return { index: leaf_index, commitment: Buffer.from(commitment) }
}

function committedIn(row: LeafWithEntry): KeptLeaf['committed'] {
  // An entry that somebody deleted past the application leaves its salt behind.
  if (row.salt === null || row.actor === null) return undefined
  return { salt: Buffer.from(row.salt), payload: payloadOf(row.entry_id, entryOf(row)) }
}

function entryOf(row: EntryRow): AuditEntry {
  const { at, actor, action, facts } = row
  return { at, actor, action, facts, subject: { kind: row.subject_kind, id: row.subject_id } }
}
