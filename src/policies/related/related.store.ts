import type { Selectable } from 'kysely'

import type { Tx } from '#db/db.ts'
import type { RelatedRecordTable } from '#db/tables/related.ts'

import type { RelatedRecord } from './related-document.ts'

/** Keeps what somebody recorded of a document; false when the form was sent before. */
export async function insertRecord(tx: Tx, record: RelatedRecord): Promise<boolean> {
  const inserted = await tx.query
    .insertInto('related_record')
    .values({
      trust_id: tx.trustId,
      record_id: record.recordId,
      document: record.document,
      school_id: record.schoolId ?? null,
      title: record.title,
      kind: record.kind,
      status: record.status,
      link: record.link ?? null,
      edition: record.edition ?? null,
      owner: record.owner ?? null,
      good_until: record.goodUntil ?? null,
      recorded_at: record.recordedAt,
      recorded_by: record.recordedBy,
    })
    .onConflict((clash) => clash.columns(['trust_id', 'record_id']).doNothing())
    .returning('record_id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** The latest record of each document, of the trust and of every school, by document. */
export async function findLatestRecords(tx: Tx): Promise<readonly RelatedRecord[]> {
  const rows = await tx.query
    .selectFrom('related_record')
    .distinctOn(['document', 'school_id'])
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .orderBy('document')
    .orderBy('school_id')
    .orderBy('record_id', 'desc')
    .execute()
  return rows.map(recordOf)
}

/** What was recorded of one document, of the trust or one school, the latest first: so many at most. */
export async function findHistory(
  tx: Tx,
  { document, schoolId }: Pick<RelatedRecord, 'document' | 'schoolId'>,
  most: number,
): Promise<readonly RelatedRecord[]> {
  const query = tx.query
    .selectFrom('related_record')
    .selectAll()
    .where('trust_id', '=', tx.trustId)
    .where('document', '=', document)
  const own =
    schoolId === undefined
      ? query.where('school_id', 'is', null)
      : query.where('school_id', '=', schoolId)
  const rows = await own.orderBy('record_id', 'desc').limit(most).execute()
  return rows.map(recordOf)
}

function recordOf(row: Selectable<RelatedRecordTable>): RelatedRecord {
  return {
    recordId: row.record_id,
    document: row.document,
    schoolId: row.school_id ?? undefined,
    title: row.title,
    kind: row.kind,
    status: row.status,
    link: row.link ?? undefined,
    edition: row.edition ?? undefined,
    owner: row.owner ?? undefined,
    goodUntil: row.good_until ?? undefined,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }
}
